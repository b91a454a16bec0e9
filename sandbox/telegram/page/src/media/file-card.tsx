import type { Document } from '@grammyjs/types'
import { fileUrl } from '../api.ts'
import { useActions } from '../chat-actions.ts'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { fileSize } from './file-size.ts'
import './file-card.css'

interface FileCardProps {
  readonly file: Pick<Document, 'file_id' | 'file_name' | 'file_size' | 'mime_type' | 'thumbnail'>
}

const isPicture = (mime: string | undefined): boolean => /^image\/(jpeg|png|webp|gif)$/.test(mime ?? '')

export function FileCard({ file }: FileCardProps) {
  const texts = useTexts()
  const actions = useActions()
  const name = file.file_name ?? texts.file
  const extension = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? ''
  const preview = file.thumbnail?.file_id ?? (isPicture(file.mime_type) ? file.file_id : undefined)
  return (
    <div className="file-card">
      {preview ? (
        <button
          type="button"
          className="file-icon picture"
          aria-label={texts.openPhoto}
          onClick={() => actions.openPhoto(isPicture(file.mime_type) ? file.file_id : preview)}
        >
          <img src={fileUrl(preview)} alt="" loading="lazy" decoding="async" />
        </button>
      ) : (
        <span className="file-icon" aria-hidden="true">
          {extension ? extension.toUpperCase() : <Icon name="file" />}
        </span>
      )}
      <span className="file-words">
        <strong title={name}>{name}</strong>
        <small>
          {[file.file_size && fileSize(file.file_size), extension.toUpperCase()].filter(Boolean).join(' · ')}
        </small>
      </span>
      <a
        className="icon-button"
        href={fileUrl(file.file_id)}
        download={name}
        aria-label={`${texts.download}: ${name}`}
      >
        <Icon name="download" />
      </a>
    </div>
  )
}
