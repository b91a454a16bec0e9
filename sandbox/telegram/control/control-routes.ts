import type { Update } from '@grammyjs/types'
import type { FastifyInstance } from 'fastify'

import { readJson } from '../client/client-request.ts'
import type { Settings } from '../settings.ts'
import type { Control } from './control.ts'
import type { Fault } from './faults.ts'

/** The same as Control, for another process. */
export function addControlRoutes(app: FastifyInstance, control: Control): void {
  app.post('/control/faults', (request) => {
    control.fail(readJson<Fault>(request))
    return {}
  })
  app.delete('/control/faults', () => {
    control.clearFaults()
    return {}
  })
  app.get('/control/calls', () => ({ calls: control.calls() }))
  app.delete('/control/calls', () => {
    control.clearCalls()
    return {}
  })
  app.post('/control/updates', (request) => {
    const { update, bot } = readJson<{ update: Partial<Update>; bot?: number }>(request)
    return { update_id: control.injectUpdate(update, bot) }
  })
  app.get('/control/chats', () => ({ chats: control.chats(), pendingUpdates: control.pendingUpdates() }))
  app.post('/control/settings', (request) => {
    control.set(readJson<Partial<Settings>>(request))
    return {}
  })
}
