import type { FaultBoard } from './fault-board.ts'
import type { Fault } from './fault.ts'

/** A switch in the sandbox menu of the chat page. */
export interface FriendlyFault {
  readonly id: string
  readonly label: { readonly ru: string; readonly en: string }
  readonly active: boolean
}

export interface FriendlyFaults {
  list(): readonly FriendlyFault[]
  /** False when there is no such switch. */
  set(id: string, active: boolean): boolean
}

type Switch = Omit<FriendlyFault, 'active'> & { readonly fault: Fault | 'down' }

const switches: readonly Switch[] = [
  {
    id: 'training-fails',
    label: { ru: 'Следующее обучение не удастся', en: 'The next training fails' },
    fault: { kind: 'error', category: 'training', errorType: 'internal_server_error' },
  },
  {
    id: 'image-refused',
    label: {
      ru: 'Следующая картинка не пройдёт проверку',
      en: 'The next image is refused by the safety check',
    },
    fault: { kind: 'flagged', category: 'image' },
  },
  {
    id: 'request-stuck',
    label: { ru: 'Следующий запрос зависнет в очереди', en: 'The next request gets stuck in the queue' },
    fault: { kind: 'stuck-in-queue' },
  },
  { id: 'fal-down', label: { ru: 'FAL не отвечает', en: 'FAL is down' }, fault: 'down' },
  {
    id: 'account-locked',
    label: { ru: 'Счёт FAL заблокирован', en: 'The FAL account is locked' },
    fault: { kind: 'submit-locked', count: 'always' },
  },
]

/** A switch goes off by itself once its fault has met a request. */
export function createFriendlyFaults(deps: {
  board: FaultBoard
  down: { is: () => boolean; set: (down: boolean) => void }
}): FriendlyFaults {
  const { board, down } = deps
  const armed = new Map<string, string>()
  const isActive = ({ id, fault }: Switch) => (fault === 'down' ? down.is() : board.has(armed.get(id) ?? ''))

  return {
    list: () => switches.map((each) => ({ id: each.id, label: each.label, active: isActive(each) })),
    set(id, active) {
      const found = switches.find((each) => each.id === id)
      if (!found) return false
      if (found.fault === 'down') down.set(active)
      else if (active && !isActive(found)) armed.set(id, board.arm(found.fault))
      else if (!active && isActive(found)) board.clear(armed.get(id))
      return true
    },
  }
}
