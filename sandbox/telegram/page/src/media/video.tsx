import type { Message } from '@grammyjs/types'
import { fileUrl } from '../api.ts'
import { useTexts } from '../texts.ts'
import { ratioOf } from './sizes.ts'

export function VideoView({ message }: { readonly message: Message }) {
  const texts = useTexts()
  const isAnimation = message.animation !== undefined
  const video = message.animation ?? message.video ?? message.video_note
  if (!video) return null
  const poster = video.thumbnail && fileUrl(video.thumbnail.file_id)
  return (
    <video
      className="video"
      src={fileUrl(video.file_id)}
      style={{ aspectRatio: Math.min(2.4, Math.max(0.5, ratioOf(message))) }}
      aria-label={texts.video}
      preload="metadata"
      playsInline
      controls={!isAnimation}
      autoPlay={isAnimation}
      loop={isAnimation}
      muted={isAnimation}
      {...(poster && { poster })}
    />
  )
}
