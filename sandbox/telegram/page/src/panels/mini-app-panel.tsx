import { useState } from 'react'
import type { Paid } from '../../../protocol.ts'
import { useTexts } from '../texts.ts'
import { AishaMark } from '../ui/aisha-mark.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import type { BottomButton } from './mini-app-bridge.ts'
import { NoticeDialog } from './notice-dialog.tsx'
import { useMiniApp, type Popup } from './use-mini-app.ts'
import './mini-app-panel.css'

interface MiniAppPanelProps {
  readonly url: string
  readonly name: string
  readonly themeKey: string
  readonly onClose: () => void
  readonly onLink: (url: string) => void
  readonly onInvoice: (slug: string, onEnd: (status: Paid['status']) => void) => void
  readonly onInline: (query: string) => void
  /** Undefined: it could not be shared. */
  readonly onShare: (id: string) => Promise<unknown>
}

/** The Mini App: a phone beside the chat on a desktop, the whole screen on a phone. */
export function MiniAppPanel(props: MiniAppPanelProps) {
  const { url, name, themeKey, onClose, onLink, onInvoice, onInline } = props
  const texts = useTexts()
  const [popup, setPopup] = useState<Popup>()
  const [asksToClose, setAsksToClose] = useState(false)
  const app = useMiniApp({
    url,
    themeKey,
    onClose,
    onLink,
    onInvoice,
    onShare: props.onShare,
    onPopup: setPopup,
    onInline: (query) => {
      onClose()
      onInline(query)
    },
  })
  const { chrome } = app
  const close = () => (chrome.needsClosingQuestion ? setAsksToClose(true) : onClose())
  const endPopup = (id: string | undefined) => {
    setPopup(undefined)
    popup?.onEnd(id)
  }
  return (
    <aside className="mini-app" aria-label={name}>
      <div className="phone" ref={app.phone}>
        <header style={chrome.headerColor === undefined ? undefined : { background: chrome.headerColor }}>
          {chrome.hasBack ? (
            <button type="button" className="icon-button" aria-label={texts.back} onClick={app.pressBack}>
              <Icon name="back" />
            </button>
          ) : (
            <button type="button" className="icon-button" aria-label={texts.closeApp} onClick={close}>
              <Icon name="close" />
            </button>
          )}
          <strong>{name}</strong>
          {chrome.hasBack ? (
            <button type="button" className="icon-button" aria-label={texts.closeApp} onClick={close}>
              <Icon name="close" />
            </button>
          ) : (
            <span className="icon-button" />
          )}
        </header>
        <div className="mini-app-body">
          {!chrome.isReady && (
            <div className="mini-app-wait" role="status">
              <AishaMark size={64} />
              {texts.appLoading}
            </div>
          )}
          <iframe ref={app.frame} src={url} title={name} allow="clipboard-write" onLoad={app.onLoad} />
        </div>
        <footer>
          <FrameButton button={chrome.secondaryButton} onPress={app.pressSecondary} />
          <FrameButton button={chrome.mainButton} isMain onPress={app.pressMain} />
        </footer>
      </div>
      {asksToClose && (
        <NoticeDialog
          title={texts.closeAppQuestion}
          confirm={{ label: texts.close, isDangerous: true, run: onClose }}
          onClose={() => setAsksToClose(false)}
        />
      )}
      {popup && (
        <Dialog
          title={popup.title || popup.text}
          headless
          onClose={() => endPopup(undefined)}
          foot={popup.buttons.map(({ id, type, text }) => (
            <button
              key={id}
              type="button"
              className={type === 'destructive' ? 'button danger' : 'button'}
              onClick={() => endPopup(id)}
            >
              {text || ({ ok: texts.ok, close: texts.close, cancel: texts.cancel }[type] ?? texts.ok)}
            </button>
          ))}
        >
          <h2 className="notice-title">{popup.title || popup.text}</h2>
          {popup.title && <p className="notice-text">{popup.text}</p>}
        </Dialog>
      )}
    </aside>
  )
}

interface FrameButtonProps {
  readonly button: BottomButton
  readonly isMain?: boolean
  readonly onPress: () => void
}

function FrameButton({ button, isMain, onPress }: FrameButtonProps) {
  if (!button.isVisible || !button.text) return null
  return (
    <button
      type="button"
      className={isMain ? 'button primary wide' : 'button wide'}
      disabled={!button.isActive || button.isBusy}
      style={{
        ...(button.color !== undefined && { background: button.color }),
        ...(button.textColor !== undefined && { color: button.textColor }),
      }}
      onClick={onPress}
    >
      {button.isBusy && <span className="spinner" />}
      {button.text}
    </button>
  )
}
