import { useRef, useState } from 'react'
import { duration } from '../chat/time.ts'
import { fileUrl } from '../api.ts'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import './voice-player.css'

interface VoicePlayerProps {
  readonly fileId: string
  readonly seconds: number
  readonly title?: string | undefined
}

export function VoicePlayer({ fileId, seconds, title }: VoicePlayerProps) {
  const texts = useTexts()
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const toggle = () => {
    const element = audio.current
    if (!element) return
    if (isPlaying) element.pause()
    else element.play().catch(() => setPlaying(false))
  }
  return (
    <div className="voice-player">
      <audio
        ref={audio}
        src={fileUrl(fileId)}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onEnded={() => setAt(0)}
      />
      <button
        type="button"
        className="voice-button"
        aria-label={isPlaying ? texts.pause : texts.play}
        onClick={toggle}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <span className="voice-line">
        {title && <strong>{title}</strong>}
        <input
          type="range"
          min={0}
          max={Math.max(1, seconds)}
          step={0.1}
          value={Math.min(at, seconds)}
          aria-label={texts.position}
          style={{ ['--share' as string]: `${(100 * at) / Math.max(1, seconds)}%` }}
          onChange={({ currentTarget }) => {
            if (audio.current) audio.current.currentTime = Number(currentTarget.value)
          }}
        />
        <small>{duration(at > 0 ? at : seconds)}</small>
      </span>
    </div>
  )
}
