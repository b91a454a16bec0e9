import { useMemo, useRef, type RefObject } from 'react'
import type { Pressed } from '../../protocol.ts'
import { api, ApiError } from './api.ts'
import type { ChatActions } from './chat-actions.ts'
import type { ChatStore } from './chat-store.ts'
import type { ComposerHandle } from './composer/composer.tsx'
import { readLink } from './links.ts'
import type { Overlay } from './overlay.ts'
import type { Texts } from './texts.ts'
import type { Say } from './ui/toasts.tsx'

interface UseChatActions {
  readonly personId: number
  readonly store: ChatStore
  readonly texts: Texts
  readonly say: Say
  readonly show: (overlay: Overlay) => void
  readonly openApp: (url: string) => void
  readonly composer: RefObject<ComposerHandle | null>
}

/** The actions read what changes (texts, language) through a ref, so that the object itself never does. */
export function useChatActions(deps: UseChatActions): ChatActions {
  const latest = useRef(deps)
  latest.current = deps
  const { personId, store, composer } = deps
  return useMemo(() => {
    const say: ChatActions['say'] = (text, tone) => latest.current.say(text, tone)
    const show = (overlay: Overlay) => latest.current.show(overlay)
    const botName = () => store.read().state?.bot?.user.username

    const attempt: ChatActions['attempt'] = async (work) => {
      try {
        return await work
      } catch (error) {
        const { texts } = latest.current
        const isOffline = error instanceof ApiError && error.status === 0
        say(isOffline ? texts.unreachable : error instanceof Error ? error.message : String(error), 'bad')
        return undefined
      }
    }

    const sendText: ChatActions['sendText'] = async (text, { replyTo } = {}) => {
      const body = { person: personId, text, ...(replyTo !== undefined && { replyTo }) }
      return (await attempt(api.sendText(body))) !== undefined
    }

    const openInvoice = async (slug: string) => {
      const found = await attempt(api.invoice(personId, slug))
      if (found) show({ kind: 'payment', invoice: found.invoice })
    }

    const openLink: ChatActions['openLink'] = (address) => {
      const link = readLink(address, botName())
      if (link.kind === 'start') void sendText(link.code ? `/start ${link.code}` : '/start')
      else if (link.kind === 'invoice') void openInvoice(link.slug)
      else if (/^(https?|mailto):/i.test(link.url)) window.open(link.url, '_blank', 'noopener,noreferrer')
      else say(link.url)
    }

    const openWebApp = async (url?: string) => {
      const signed = await attempt(api.webApp({ person: personId, ...(url !== undefined && { url }) }))
      if (signed) latest.current.openApp(signed.url)
    }

    const copy: ChatActions['copy'] = (text) => {
      const { texts } = latest.current
      navigator.clipboard.writeText(text).then(
        () => say(texts.copied),
        () => say(texts.copyFailed, 'bad'),
      )
    }

    const askInline: ChatActions['askInline'] = (query) =>
      composer.current?.write(`@${botName() ?? ''} ${query}`)

    const carryOut = async (open: NonNullable<Pressed['open']>) => {
      switch (open.kind) {
        case 'url':
          return openLink(open.url)
        case 'web-app':
          // The server has signed it already when the fragment holds the launch data.
          if (open.url.includes('tgWebAppData')) return latest.current.openApp(open.url)
          return openWebApp(open.url)
        case 'invoice':
          return show({ kind: 'payment', invoice: open.invoice })
        case 'copy':
          return copy(open.text)
        case 'inline':
          return askInline(open.query)
      }
    }

    const press: ChatActions['press'] = async (message, row, column) => {
      const pressed = await attempt(
        api.press({ person: personId, messageId: message.message_id, row, column }),
      )
      if (!pressed) return 'refused'
      if (pressed.open) void carryOut(pressed.open)
      const { answer } = pressed
      if (answer?.text) {
        if (answer.alert) show({ kind: 'alert', text: answer.text })
        else say(answer.text)
      }
      if (answer?.url) openLink(answer.url)
      return answer || pressed.open ? 'answered' : 'unanswered'
    }

    return {
      sendText,
      press,
      openLink,
      openWebApp: (url) => void openWebApp(url),
      openPhoto: (fileId) => show({ kind: 'photo', fileId }),
      openMenu: (message, at) => show({ kind: 'menu', message, at }),
      openSamples: () => show({ kind: 'samples' }),
      openFiles: (files, as) => show({ kind: 'files', files, as }),
      openSandbox: () => show({ kind: 'sandbox' }),
      askInline,
      copy,
      say,
      attempt,
    }
  }, [personId, store, composer])
}
