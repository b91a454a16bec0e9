import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Paid } from '../../../protocol.ts'
import { chromeAfter, initialChrome, readMessage, readTheme, type MiniAppMessage } from './mini-app-bridge.ts'

interface UseMiniApp {
  readonly url: string
  /** Changes whenever the page's colours may have changed. */
  readonly themeKey: string
  readonly onClose: () => void
  readonly onLink: (url: string) => void
  readonly onInvoice: (slug: string, onEnd: (status: Paid['status']) => void) => void
  readonly onInline: (query: string) => void
  readonly onShare: (id: string) => Promise<unknown>
  readonly onPopup: (popup: Popup) => void
}

export interface Popup {
  readonly title: string
  readonly text: string
  readonly buttons: readonly { readonly id: string; readonly type: string; readonly text: string }[]
  readonly onEnd: (buttonId: string | undefined) => void
}

/** The host's half of telegram-web-app.js: what the app asks for, and what it is told. */
export function useMiniApp(deps: UseMiniApp) {
  const { url, themeKey, onClose, onLink, onInvoice, onInline, onShare, onPopup } = deps
  const frame = useRef<HTMLIFrameElement>(null)
  const [chrome, setChrome] = useState(initialChrome)
  const phone = useRef<HTMLDivElement>(null)
  // Until the app has spoken the frame is an empty page of another origin: nobody listens there.
  const hasSpoken = useRef(false)

  const tell = useCallback(
    (eventType: string, eventData: object = {}) => {
      if (!hasSpoken.current) return
      frame.current?.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), new URL(url).origin)
    },
    [url],
  )

  const tellViewport = useCallback(() => {
    const element = frame.current
    if (!element) return
    const { clientWidth: width, clientHeight: height } = element
    tell('viewport_changed', { width, height, is_expanded: true, is_state_stable: true })
  }, [tell])

  const answer = useEffectEvent(({ eventType, eventData }: MiniAppMessage) => {
    switch (eventType) {
      case 'web_app_close':
        return onClose()
      case 'web_app_request_theme':
        return tell('theme_changed', { theme_params: readTheme() })
      case 'web_app_request_viewport':
      case 'web_app_expand':
        return tellViewport()
      case 'web_app_request_safe_area':
        return tell('safe_area_changed', noInsets)
      case 'web_app_request_content_safe_area':
        return tell('content_safe_area_changed', noInsets)
      case 'web_app_request_fullscreen':
        return tell('fullscreen_failed', { error: 'UNSUPPORTED' })
      case 'web_app_trigger_haptic_feedback':
        return shake(phone.current)
      case 'web_app_open_link':
        return onLink(text(eventData['url']))
      case 'web_app_open_tg_link':
        return onLink(`https://t.me${text(eventData['path_full'])}`)
      case 'web_app_open_invoice': {
        const slug = text(eventData['slug'])
        return onInvoice(slug, (status) => tell('invoice_closed', { slug, status }))
      }
      case 'web_app_switch_inline_query':
        return onInline(text(eventData['query']))
      case 'web_app_request_write_access':
        return tell('write_access_requested', { status: 'allowed' })
      case 'web_app_send_prepared_message':
        onShare(text(eventData['id'])).then(
          (shared) =>
            shared === undefined
              ? tell('prepared_message_failed', { error: 'MESSAGE_SEND_FAILED' })
              : tell('prepared_message_sent'),
          () => tell('prepared_message_failed', { error: 'MESSAGE_SEND_FAILED' }),
        )
        return undefined
      case 'web_app_request_file_download':
        onLink(text(eventData['url']))
        return tell('file_download_requested', { status: 'downloading' })
      case 'web_app_read_text_from_clipboard':
        return tell('clipboard_text_received', { req_id: eventData['req_id'], data: null })
      case 'web_app_invoke_custom_method':
        return tell('custom_method_invoked', { req_id: eventData['req_id'], error: 'UNSUPPORTED' })
      case 'web_app_open_popup':
        return onPopup(readPopup(eventData, (button_id) => tell('popup_closed', { button_id })))
      default:
        return undefined
    }
  })

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== new URL(url).origin) return
      const message = readMessage(event.data)
      if (!message) return
      hasSpoken.current = true
      setChrome((before) => chromeAfter(before, message, readTheme()))
      answer(message)
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [url])

  useEffect(() => tell('theme_changed', { theme_params: readTheme() }), [themeKey, tell])

  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const observer = new ResizeObserver(tellViewport)
    observer.observe(element)
    return () => observer.disconnect()
  }, [tellViewport])

  return {
    frame,
    chrome,
    phone,
    onLoad: () => setChrome((before) => ({ ...before, isReady: true })),
    pressMain: () => tell('main_button_pressed'),
    pressSecondary: () => tell('secondary_button_pressed'),
    pressBack: () => tell('back_button_pressed'),
  }
}

/** A phone would buzz; a desktop shows it. */
function shake(phone: HTMLElement | null): void {
  navigator.vibrate?.(12)
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  phone?.animate({ transform: ['none', 'translateX(-1.5px)', 'translateX(1.5px)', 'none'] }, 130)
}

const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise)

const noInsets = { top: 0, bottom: 0, left: 0, right: 0 }

function readPopup(data: MiniAppMessage['eventData'], onEnd: Popup['onEnd']): Popup {
  const buttons = (Array.isArray(data['buttons']) ? data['buttons'] : []) as readonly Record<
    string,
    unknown
  >[]
  return {
    title: text(data['title']),
    text: text(data['message']),
    buttons: buttons.map((each) => ({
      id: text(each['id']),
      type: text(each['type'], 'default'),
      text: text(each['text']),
    })),
    onEnd,
  }
}
