import type { Message } from '@grammyjs/types'
import type { ChatEvent, ChatState, Draft } from '../../protocol.ts'

/** What a chat looks like after an event. Applying the same event twice changes nothing. */
export function applyEvent(state: ChatState, event: ChatEvent): ChatState {
  switch (event.kind) {
    case 'message': {
      const fromBot = event.message.from?.is_bot === true && !event.message.via_bot
      const messages = withMessage(state.messages, event.message)
      return { ...state, messages, drafts: fromBot ? [] : state.drafts }
    }
    case 'edited':
      return { ...state, messages: withMessage(state.messages, event.message) }
    case 'deleted': {
      const gone = new Set(event.messageIds)
      return { ...state, messages: state.messages.filter(({ message_id }) => !gone.has(message_id)) }
    }
    case 'draft':
      return { ...state, drafts: [...withoutDraft(state.drafts, event.draft.draftId), event.draft] }
    case 'draft-gone':
      return { ...state, drafts: withoutDraft(state.drafts, event.draftId) }
    case 'bot':
      return { ...state, bot: event.bot }
    case 'person': {
      const { person } = event
      const people = state.people.map((each) => (each.user.id === person.user.id ? person : each))
      return { ...state, people, person: person.user.id === state.person.user.id ? person : state.person }
    }
    case 'action':
    case 'reload':
      return state
  }
}

function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const at = messages.findLastIndex(({ message_id }) => message_id <= message.message_id)
  if (at >= 0 && messages[at]?.message_id === message.message_id) return messages.with(at, message)
  return messages.toSpliced(at + 1, 0, message)
}

const withoutDraft = (drafts: readonly Draft[], draftId: number): readonly Draft[] =>
  drafts.filter((draft) => draft.draftId !== draftId)
