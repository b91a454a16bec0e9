import type { Message } from '@grammyjs/types'
import { fileUrl } from '../api.ts'
import { FileCard } from '../media/file-card.tsx'
import { VideoView } from '../media/video.tsx'
import { VoicePlayer } from '../media/voice-player.tsx'
import { useTexts } from '../texts.ts'

/** Whatever a message carries besides words, photos and invoices. */
export function Attachment({ message }: { readonly message: Message }) {
  const texts = useTexts()
  const { voice, audio, document, sticker } = message
  if (message.video ?? message.animation) return <VideoView message={message} />
  if (message.video_note)
    return <video className="video-note" src={fileUrl(message.video_note.file_id)} controls playsInline />
  if (voice) return <VoicePlayer fileId={voice.file_id} seconds={voice.duration} />
  if (audio)
    return (
      <VoicePlayer fileId={audio.file_id} seconds={audio.duration} title={audio.title ?? audio.file_name} />
    )
  if (document) return <FileCard file={document} />
  if (sticker)
    return <img className="sticker" src={fileUrl(sticker.file_id)} alt={sticker.emoji ?? texts.sticker} />
  if (message.text === undefined && message.caption === undefined)
    return <p className="words">{texts.unsupported}</p>
  return null
}
