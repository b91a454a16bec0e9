import type { Message } from '@grammyjs/types'
import type { ChatState } from '../../../protocol.ts'
import { api } from '../api.ts'
import { useActions } from '../chat-actions.ts'
import { SampleSheet } from '../composer/sample-sheet.tsx'
import { SendSheet } from '../composer/send-sheet.tsx'
import { Viewer } from '../media/viewer.tsx'
import type { Overlay } from '../overlay.ts'
import { useTexts } from '../texts.ts'
import { Dialog } from '../ui/dialog.tsx'
import { MessageMenu } from './message-menu.tsx'
import { NoticeDialog } from './notice-dialog.tsx'
import { PaymentDialog } from './payment-dialog.tsx'
import { SandboxPanel, type SandboxPanelProps } from './sandbox-panel.tsx'

interface OverlaysProps {
  readonly overlay: Overlay
  readonly state: ChatState
  readonly panel: SandboxPanelProps
  readonly onChange: (overlay: Overlay | undefined) => void
  readonly onReply: (message: Message) => void
}

export function Overlays({ overlay, state, panel, onChange, onReply }: OverlaysProps) {
  const texts = useTexts()
  const actions = useActions()
  const personId = state.person.user.id
  const close = () => onChange(undefined)
  switch (overlay.kind) {
    case 'alert':
      return (
        <NoticeDialog title={state.bot?.user.first_name ?? texts.bot} text={overlay.text} onClose={close} />
      )
    case 'question': {
      const { title, text, yes, isDangerous, run } = overlay
      const confirm = { label: yes, run, ...(isDangerous !== undefined && { isDangerous }) }
      return <NoticeDialog title={title} text={text} confirm={confirm} onClose={close} />
    }
    case 'payment':
      return (
        <PaymentDialog
          invoice={overlay.invoice}
          personId={personId}
          stars={state.person.stars}
          onEnd={(status) => {
            close()
            overlay.onEnd?.(status)
          }}
        />
      )
    case 'photo':
      return <Viewer messages={state.messages} fileId={overlay.fileId} onClose={close} />
    case 'menu':
      return (
        <MessageMenu
          message={overlay.message}
          at={overlay.at}
          onReply={() => onReply(overlay.message)}
          onCopy={actions.copy}
          onDelete={() =>
            void actions.attempt(
              api.deleteMessages({ person: personId, messageIds: albumOf(overlay.message, state.messages) }),
            )
          }
          onClose={close}
        />
      )
    case 'samples':
      return <SampleSheet samples={state.samples} personId={personId} onClose={close} />
    case 'files':
      return (
        <SendSheet
          files={overlay.files}
          as={overlay.as}
          personId={personId}
          onChange={(files) => onChange({ ...overlay, files })}
          onClose={close}
        />
      )
    case 'sandbox':
      return (
        <Dialog title={texts.sandbox} sheet onClose={close}>
          <SandboxPanel {...panel} />
        </Dialog>
      )
  }
}

/** An album is deleted as a whole: it is one bubble. */
function albumOf(message: Message, messages: readonly Message[]): readonly number[] {
  if (message.media_group_id === undefined) return [message.message_id]
  return messages
    .filter(({ media_group_id }) => media_group_id === message.media_group_id)
    .map(({ message_id }) => message_id)
}
