import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ClientError } from './client-request.ts'
import { addJsonRoute } from './json-route.ts'

/** Something that can be made to go wrong, for whoever wants to see what happens then. */
export interface FaultSwitch {
  readonly id: string
  readonly label: { readonly ru: string; readonly en: string }
  readonly active: boolean
}

export interface FaultSwitches {
  readonly list: () => readonly FaultSwitch[]
  /** False when there is no such switch. */
  readonly set: (id: string, active: boolean) => boolean
}

/** GET /client/faults → FaultSwitch[]; POST /client/faults { id, active } → FaultSwitch[] */
export function addFaultRoutes(app: FastifyInstance, faults: FaultSwitches): void {
  app.get('/client/faults', () => faults.list())
  addJsonRoute(app, {
    url: '/client/faults',
    body: z.strictObject({ id: z.string(), active: z.boolean() }),
    answer: ({ id, active }) => {
      if (!faults.set(id, active)) throw new ClientError(404, 'There is no such switch')
      return faults.list()
    },
  })
}
