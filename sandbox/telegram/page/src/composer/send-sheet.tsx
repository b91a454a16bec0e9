import { useEffect, useMemo, useRef, useState } from 'react'
import { ApiError } from '../api.ts'
import { useActions } from '../chat-actions.ts'
import { fileSize } from '../media/file-size.ts'
import { useTexts } from '../texts.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import { KindChoice } from './kind-choice.tsx'
import { pickFiles } from './pick-files.ts'
import { isShowable, sendFiles } from './send-files.ts'
import './send-sheet.css'

interface SendSheetProps {
  readonly files: readonly File[]
  readonly as: 'photo' | 'document' | undefined
  readonly personId: number
  readonly onChange: (files: readonly File[]) => void
  readonly onClose: () => void
}

/** What is about to be sent, and how far it has come. */
export function SendSheet({ files, as: wanted, personId, onChange, onClose }: SendSheetProps) {
  const texts = useTexts()
  const actions = useActions()
  const hasPhotos = files.some(isShowable)
  const [as, setAs] = useState<'photo' | 'document'>(wanted ?? (hasPhotos ? 'photo' : 'document'))
  const [caption, setCaption] = useState('')
  const [share, setShare] = useState<number>()
  const stop = useRef<AbortController>(undefined)
  const kind = hasPhotos ? as : 'document'
  const isSending = share !== undefined
  const percent = Math.round((share ?? 0) * 100)

  const close = () => {
    stop.current?.abort()
    onClose()
  }

  const send = async () => {
    stop.current = new AbortController()
    setShare(0)
    try {
      await sendFiles({
        person: personId,
        files,
        as: kind,
        caption,
        onProgress: setShare,
        signal: stop.current.signal,
      })
      onClose()
    } catch (error) {
      setShare(undefined)
      if (error instanceof ApiError) actions.say(`${texts.notSent}: ${error.message}`, 'bad')
    }
  }

  const title =
    kind === 'photo' && files.every(isShowable)
      ? texts.photosCount(files.length)
      : texts.filesCount(files.length)
  return (
    <Dialog title={title} sheet wide onClose={close}>
      {hasPhotos && <KindChoice as={as} onChange={setAs} />}
      <div className={kind === 'photo' ? 'previews' : 'previews list'}>
        {files.map((file, index) => (
          <Preview
            key={`${file.name}-${file.size}-${file.lastModified}-${index}`}
            file={file}
            asPhoto={kind === 'photo'}
            isLocked={isSending}
            onRemove={() => {
              const left = files.toSpliced(index, 1)
              if (left.length > 0) onChange(left)
              else onClose()
            }}
          />
        ))}
        {!isSending && (
          <button
            type="button"
            className="preview add"
            aria-label={texts.addMore}
            onClick={() =>
              void pickFiles(kind === 'photo' ? 'image/*' : '').then((more) => onChange([...files, ...more]))
            }
          >
            <Icon name="plus" />
          </button>
        )}
      </div>
      <form
        className="send-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isSending) void send()
        }}
      >
        {isSending ? (
          <div
            className="progress"
            role="progressbar"
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <span>{percent < 100 ? texts.sending(percent) : texts.arriving}</span>
            <i style={{ width: `${percent}%` }} />
          </div>
        ) : (
          <input
            value={caption}
            maxLength={1024}
            placeholder={texts.caption}
            aria-label={texts.caption}
            onChange={({ currentTarget }) => setCaption(currentTarget.value)}
          />
        )}
        {isSending ? (
          <button type="button" className="button" onClick={close}>
            {texts.cancel}
          </button>
        ) : (
          <button type="submit" className="button primary" autoFocus>
            {kind === 'photo' ? texts.sendPhotos(files.length) : texts.sendFiles(files.length)}
          </button>
        )}
      </form>
    </Dialog>
  )
}

interface PreviewProps {
  readonly file: File
  readonly asPhoto: boolean
  readonly isLocked: boolean
  readonly onRemove: () => void
}

function Preview({ file, asPhoto, isLocked, onRemove }: PreviewProps) {
  const texts = useTexts()
  const [url, setUrl] = useState<string>()
  const showable = useMemo(() => isShowable(file), [file])
  useEffect(() => {
    if (!showable) return undefined
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file, showable])
  return (
    <figure className={asPhoto && showable ? 'preview' : 'preview as-file'}>
      {url ? <img src={url} alt="" decoding="async" /> : <Icon name="file" />}
      <figcaption>
        <strong>{file.name}</strong>
        <small>{fileSize(file.size)}</small>
      </figcaption>
      {!isLocked && (
        <button type="button" aria-label={`${texts.remove}: ${file.name}`} onClick={onRemove}>
          <Icon name="close" small />
        </button>
      )}
    </figure>
  )
}
