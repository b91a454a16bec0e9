import type { Message } from '@grammyjs/types'
import { VideoView } from './video.tsx'
import { mosaic, rowHeight } from './mosaic.ts'
import { PhotoTile } from './photo.tsx'
import { ratioOf } from './sizes.ts'
import './album.css'

export function Album({ messages }: { readonly messages: readonly Message[] }) {
  const rows = mosaic(messages.map(ratioOf))
  return (
    <div className="mosaic">
      {rows.map((row) => (
        <div className="mosaic-row" key={row[0]?.index} style={{ aspectRatio: 1 / rowHeight(row) }}>
          {row.map(({ index, ratio }) => {
            const message = messages[index]
            if (!message) return null
            return (
              <div className="mosaic-tile" key={message.message_id} style={{ flexGrow: ratio }}>
                {message.photo ? (
                  <PhotoTile message={message} width={440 / row.length} />
                ) : (
                  <VideoView message={message} />
                )}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
