import type { Message } from '@grammyjs/types'
import { useEffect, useMemo, useRef, useState } from 'react'
import { fileUrl } from '../api.ts'
import { EntityText } from '../chat/entity-text.tsx'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { largest } from './sizes.ts'
import './viewer.css'

interface ViewerProps {
  readonly messages: readonly Message[]
  readonly fileId: string
  readonly onClose: () => void
}

interface Picture {
  readonly fileId: string
  readonly message: Message
}

const picturesOf = (messages: readonly Message[]): readonly Picture[] =>
  messages.flatMap((message) => {
    const fileId = message.photo
      ? largest(message.photo)?.file_id
      : message.document?.mime_type?.startsWith('image/')
        ? message.document.file_id
        : undefined
    return fileId === undefined ? [] : [{ fileId, message }]
  })

/** One photo on the whole screen, with all others of the chat to either side. */
export function Viewer({ messages, fileId, onClose }: ViewerProps) {
  const texts = useTexts()
  const dialog = useRef<HTMLDialogElement>(null)
  const [current, setCurrent] = useState(fileId)
  const pictures = useMemo(() => picturesOf(messages), [messages])
  const at = pictures.findIndex((picture) => picture.fileId === current)
  const picture = pictures[at]
  const swipe = useRef(0)

  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])

  const step = (by: -1 | 1) => {
    const next = pictures[at + by]
    if (next) setCurrent(next.fileId)
  }

  return (
    <dialog
      ref={dialog}
      className="viewer"
      aria-label={texts.photo}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') step(-1)
        if (key === 'ArrowRight') step(1)
      }}
      onPointerDown={({ clientX }) => {
        swipe.current = clientX
      }}
      onPointerUp={({ clientX, pointerType }) => {
        const moved = clientX - swipe.current
        if (pointerType !== 'mouse' && Math.abs(moved) > 60) step(moved > 0 ? -1 : 1)
      }}
    >
      <header>
        <span>{pictures.length > 1 && at >= 0 ? texts.chosen(at + 1, pictures.length) : ''}</span>
        <a
          className="icon-button"
          href={fileUrl(current)}
          download={`aisha-${at + 1}.jpg`}
          aria-label={texts.download}
        >
          <Icon name="download" />
        </a>
        <button type="button" className="icon-button" aria-label={texts.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div
        className="stage"
        onClick={({ target, currentTarget }) => {
          if (target === currentTarget) onClose()
        }}
      >
        <img
          key={current}
          src={fileUrl(current)}
          alt={picture?.message.caption ?? texts.photo}
          draggable={false}
        />
      </div>
      {picture?.message.caption && (
        <p className="viewer-caption">
          <EntityText text={picture.message.caption} entities={picture.message.caption_entities} />
        </p>
      )}
      {at > 0 && (
        <button
          type="button"
          className="viewer-step before"
          aria-label={texts.previous}
          onClick={() => step(-1)}
        >
          <Icon name="back" />
        </button>
      )}
      {at >= 0 && at < pictures.length - 1 && (
        <button type="button" className="viewer-step after" aria-label={texts.next} onClick={() => step(1)}>
          <Icon name="forward" />
        </button>
      )}
    </dialog>
  )
}
