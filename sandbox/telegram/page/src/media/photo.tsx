import type { Message } from '@grammyjs/types'
import { useState } from 'react'
import { fileUrl } from '../api.ts'
import { useActions } from '../chat-actions.ts'
import { useTexts } from '../texts.ts'
import { largest, photoFor, ratioOf } from './sizes.ts'
import './photo.css'

interface PhotoTileProps {
  readonly message: Message
  /** How wide it is drawn, in CSS pixels at most. */
  readonly width: number
}

export function PhotoTile({ message, width }: PhotoTileProps) {
  const actions = useActions()
  const texts = useTexts()
  const [revealed, setRevealed] = useState(false)
  const [loaded, setLoaded] = useState(false)
  const sizes = message.photo ?? []
  const shown = photoFor(sizes, width)
  const full = largest(sizes)
  if (!shown || !full) return null
  const hidden = message.has_media_spoiler === true && !revealed
  return (
    <button
      type="button"
      className={hidden ? 'photo hidden' : 'photo'}
      aria-label={hidden ? texts.revealMedia : texts.openPhoto}
      onClick={() => (hidden ? setRevealed(true) : actions.openPhoto(full.file_id))}
    >
      <img
        src={fileUrl(shown.file_id)}
        alt={message.caption?.slice(0, 120) ?? texts.photo}
        width={shown.width}
        height={shown.height}
        loading="lazy"
        decoding="async"
        draggable={false}
        className={loaded ? 'loaded' : ''}
        ref={(image) => {
          // A picture from the cache is complete before React hears its load event.
          if (image?.complete && image.naturalWidth > 0) setLoaded(true)
        }}
        onLoad={() => setLoaded(true)}
      />
    </button>
  )
}

/** A single photo keeps its own shape, within reason. */
export function PhotoView({ message }: { readonly message: Message }) {
  const ratio = Math.min(2.4, Math.max(0.46, ratioOf(message)))
  return (
    <div className="photo-frame" style={{ aspectRatio: ratio }}>
      <PhotoTile message={message} width={460} />
    </div>
  )
}

/** The little picture in a reply; nothing for messages without one. */
export function Thumbnail({ message }: { readonly message: Message }) {
  const size = message.photo && photoFor(message.photo, 34)
  if (!size) return null
  return <img className="thumbnail" src={fileUrl(size.file_id)} alt="" loading="lazy" />
}
