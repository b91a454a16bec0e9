import { useEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { Icon } from './icons.tsx'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  /** A sheet rises from the bottom on a phone; other dialogs stay in the middle. */
  readonly sheet?: boolean
  readonly wide?: boolean
  readonly headless?: boolean
}

/** The browser's own modal: it keeps the focus inside and closes on Escape. */
export function Dialog({ title, onClose, children, foot, sheet, wide, headless }: DialogProps) {
  const texts = useTexts()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  const names = ['dialog', sheet && 'sheet', wide && 'wide'].filter(Boolean).join(' ')
  return (
    <dialog
      ref={dialog}
      className={names}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      {!headless && (
        <header className="dialog-head">
          <h2>{title}</h2>
          <button type="button" className="icon-button" aria-label={texts.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
      )}
      <div className="dialog-body">{children}</div>
      {foot && <footer className="dialog-foot">{foot}</footer>}
    </dialog>
  )
}
