import type { Update } from '@grammyjs/types'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

import { addJsonRoute } from '../client/json-route.ts'
import { defaultSettings, type Settings } from '../settings.ts'
import type { Control } from './control.ts'
import type { Fault } from './faults.ts'

const scope = {
  method: z.string().exactOptional(),
  chatId: z.int().exactOptional(),
  times: z.int().positive().exactOptional(),
  probability: z.number().min(0).max(1).exactOptional(),
}

const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rate-limit'), retryAfter: z.int().positive(), ...scope }),
  z.strictObject({ kind: z.literal('lost'), when: z.enum(['before', 'after']), ...scope }),
  z.strictObject({
    kind: z.literal('error'),
    code: z.int().min(400).max(599),
    description: z.string(),
    ...scope,
  }),
  z.strictObject({ kind: z.literal('bad-gateway'), status: z.int().min(500).max(599), ...scope }),
  z.strictObject({ kind: z.literal('latency'), ms: z.int().nonnegative(), ...scope }),
  z.strictObject({ kind: z.literal('duplicate-update'), ...scope }),
]) satisfies z.ZodType<Fault>

const names = Object.keys(defaultSettings) as [keyof Settings, ...(keyof Settings)[]]
const settings = z.partialRecord(z.enum(names), z.number())

const injection = z.object({
  update: z.custom<Partial<Update>>((value) => typeof value === 'object' && value !== null),
  bot: z.int().exactOptional(),
})

/** The same as Control, for another process. */
export function addControlRoutes(app: FastifyInstance, control: Control): void {
  addJsonRoute(app, {
    url: '/control/faults',
    body: fault,
    answer: (body) => {
      control.fail(body)
      return {}
    },
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
  addJsonRoute(app, {
    url: '/control/updates',
    body: injection,
    answer: ({ update, bot }) => ({ update_id: control.injectUpdate(update, bot) }),
  })
  app.get('/control/chats', () => ({ chats: control.chats(), pendingUpdates: control.pendingUpdates() }))
  addJsonRoute(app, {
    url: '/control/settings',
    body: settings,
    answer: (body) => {
      control.set(body)
      return {}
    },
  })
}
