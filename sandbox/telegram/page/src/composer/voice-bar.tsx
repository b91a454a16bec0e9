import { duration } from '../chat/time.ts'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'

interface VoiceBarProps {
  readonly seconds: number
  readonly onCancel: () => void
  readonly onSend: () => void
}

export function VoiceBar({ seconds, onCancel, onSend }: VoiceBarProps) {
  const texts = useTexts()
  return (
    <div className="composer-row voice-bar">
      <span className="recording" role="status">
        <i aria-hidden="true" /> {duration(seconds)}
      </span>
      <button type="button" className="button" onClick={onCancel}>
        {texts.cancel}
      </button>
      <button type="button" className="send-button" aria-label={texts.stopRecording} onClick={onSend}>
        <Icon name="send" />
      </button>
    </div>
  )
}
