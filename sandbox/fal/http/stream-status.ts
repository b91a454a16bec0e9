import type { QueuedRequest } from '../queued-request.ts'
import type { RequestStore } from '../store/request-store.ts'
import type { Exchange } from './exchange.ts'

const pingMs = 15_000
// Log lines appear with time, not with changes of the request.
const lookMs = 250

/** Server-sent events, one for each new state of affairs; ends after COMPLETED. */
export function streamStatus(
  { response }: Exchange,
  {
    id,
    requests,
    describe,
  }: { id: string; requests: RequestStore; describe: (request: QueuedRequest) => unknown },
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache',
    'x-fal-request-id': id,
  })
  let last = ''

  const look = () => {
    const request = requests.find(id)
    const said = request && JSON.stringify(describe(request))
    if (said && said !== last) {
      last = said
      response.write(`data: ${said}\n\n`)
    }
    if (!request || request.phase === 'finished') response.end()
  }

  const stopListening = requests.onChange((changed) => {
    if (changed.id === id && !response.writableEnded) look()
  })
  const looking = setInterval(look, lookMs)
  const pinging = setInterval(() => response.write(': ping\n\n'), pingMs)
  response.on('close', () => {
    stopListening()
    clearInterval(looking)
    clearInterval(pinging)
  })
  look()
}
