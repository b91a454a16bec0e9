import { useTexts } from '../texts.ts'
import { Dialog } from '../ui/dialog.tsx'

interface NoticeDialogProps {
  readonly title: string
  readonly text?: string | undefined
  /** Given: the dialog asks, and this is what happens on yes. */
  readonly confirm?:
    | { readonly label: string; readonly isDangerous?: boolean; readonly run: () => void }
    | undefined
  readonly onClose: () => void
}

/** An alert or a question: one text, one or two buttons. */
export function NoticeDialog({ title, text, confirm, onClose }: NoticeDialogProps) {
  const texts = useTexts()
  return (
    <Dialog
      title={title}
      headless
      onClose={onClose}
      foot={
        confirm ? (
          <>
            <button type="button" className="button" onClick={onClose}>
              {texts.cancel}
            </button>
            <button
              type="button"
              className={confirm.isDangerous ? 'button danger' : 'button primary'}
              autoFocus
              onClick={() => {
                onClose()
                confirm.run()
              }}
            >
              {confirm.label}
            </button>
          </>
        ) : (
          <button type="button" className="button primary" autoFocus onClick={onClose}>
            {texts.ok}
          </button>
        )
      }
    >
      <h2 className="notice-title">{title}</h2>
      {text && <p className="notice-text">{text}</p>}
    </Dialog>
  )
}
