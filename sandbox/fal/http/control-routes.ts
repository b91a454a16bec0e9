import type { FalControl } from '../control.ts'
import { type Fault, isFaultKind } from '../faults/fault.ts'
import type { Exchange, Routes } from './exchange.ts'

type Body = Readonly<Record<string, unknown>>
type Route = (control: FalControl, body: Body) => unknown

/** Thrown by a route that does not understand what it was told. */
const refuse = (message: string): never => {
  throw new TypeError(message)
}

const routes: Readonly<Record<string, Route>> = {
  'GET /control/faults': (control) => control.faults.list(),
  'POST /control/faults': (control, { id, active }) =>
    control.faults.set(String(id), active === true)
      ? control.faults.list()
      : refuse(`No switch "${String(id)}".`),
  'GET /control/armed-faults': (control) => control.armedFaults(),
  'POST /control/armed-faults': (control, body) =>
    isFaultKind(body['kind'])
      ? { id: control.fail(body as unknown as Fault) }
      : refuse(`No kind of fault "${String(body['kind'])}".`),
  'DELETE /control/armed-faults': (control, { id }) => {
    control.clearFaults(typeof id === 'string' ? id : undefined)
    return control.armedFaults()
  },
  'GET /control/pace': (control) => control.pace,
  'POST /control/pace': (control, body) => {
    control.setPace(body)
    return control.pace
  },
  'GET /control/requests': (control) => control.requests(),
  'GET /control/webhooks': (control) => control.webhooks(),
  'POST /control/down': (control, { active }) => control.setDown(active === true),
  'POST /control/legacy': (control, { active }) => control.setLegacy(active === true),
  'POST /control/media/expire': (control, { url }) =>
    control.expireMedia(typeof url === 'string' ? url : undefined),
  'POST /control/answers': (control, { endpoint, answer }) =>
    control.answerNext(String(endpoint), String(answer)),
}

const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The switches, for those who are not in this process. Pages may use them from this machine only. */
export function createControlRoutes(control: FalControl): Routes {
  return async (exchange) => {
    if (!exchange.path.startsWith('/control/')) return false
    const origin = exchange.header('origin')
    const headers = corsHeaders(origin)
    if (origin !== undefined && !headers)
      exchange.send(403, { error: 'Pages of other machines may not do this.' })
    else if (exchange.method === 'OPTIONS') exchange.send(204, undefined, headers)
    else await answer(exchange, control, headers)
    return true
  }
}

function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> | undefined {
  if (origin === undefined || !loopback.test(origin)) return undefined
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': 'content-type',
    vary: 'origin',
  }
}

async function answer(exchange: Exchange, control: FalControl, headers?: Readonly<Record<string, string>>) {
  const route = routes[`${exchange.method} ${exchange.path}`]
  const body = exchange.method === 'GET' ? {} : ((await exchange.readJson()) ?? {})
  if (!route) return exchange.send(404, { error: 'No such switch.' }, headers)
  try {
    exchange.send(200, route(control, body as Body) ?? {}, headers)
  } catch (error) {
    exchange.send(400, { error: error instanceof Error ? error.message : String(error) }, headers)
  }
}
