import type { Catalogue } from '../models/catalogue.ts'
import type { Model } from '../models/model.ts'
import type { RequestStore } from '../store/request-store.ts'
import type { MediaStore } from '../store/media-store.ts'
import type { Exchange, Routes } from './exchange.ts'
import { listPastRequests } from './list-past-requests.ts'

const payloadsPath = /^\/v1\/models\/requests\/([^/]+)\/payloads$/
// FAL's documented example of the addresses its webhooks come from.
const webhookRanges = ['34.123.59.101/32', '34.135.41.243/32', '35.239.83.87/32', '104.198.204.37/32']

/** FAL's Platform API (https://api.fal.ai/v1): model list, prices, past requests, meta. */
export function createPlatformRoutes(deps: {
  requests: RequestStore
  media: MediaStore
  catalogue: Catalogue
  checkKey: (exchange: Exchange) => boolean
  now: () => number
}): Routes {
  const { requests, media, catalogue, checkKey, now } = deps

  const chosen = (exchange: Exchange) => {
    const ids = endpointIdsOf(exchange)
    return ids.length === 0
      ? catalogue.list()
      : catalogue.list().filter((model) => ids.includes(model.endpointId))
  }

  const sendModels = (exchange: Exchange) => {
    const status = exchange.url.searchParams.get('status')
    const category = exchange.url.searchParams.get('category')
    const models = chosen(exchange).filter(
      (model) => (!status || model.status === status) && (!category || model.category === category),
    )
    exchange.send(200, { models: models.map(describeModel), next_cursor: null, has_more: false })
  }

  const sendPrices = (exchange: Exchange) => {
    if (!checkKey(exchange)) return
    if (endpointIdsOf(exchange).length === 0) return sendError(exchange, 'endpoint_id is required')
    const prices = chosen(exchange).map(({ endpointId, price }) => ({
      endpoint_id: endpointId,
      unit_price: price.unitPrice,
      unit: price.unit,
      currency: 'USD',
    }))
    exchange.send(200, { prices, next_cursor: null, has_more: false })
  }

  const sendPastRequests = (exchange: Exchange) => {
    if (!checkKey(exchange)) return
    const endpointIds = endpointIdsOf(exchange)
    if (endpointIds.length === 0) return sendError(exchange, 'endpoint_id is required')
    exchange.send(
      200,
      listPastRequests(requests.list(), { endpointIds, query: exchange.url.searchParams, now: now() }),
    )
  }

  const deletePayloads = (exchange: Exchange, id: string) => {
    if (!checkKey(exchange)) return
    if (!requests.find(id)) return sendError(exchange, 'Request not found', 404)
    requests.change(id, () => ({ payloadsDeleted: true }))
    media.expire({ requestId: id })
    exchange.send(200, { cdn_delete_results: [] })
  }

  return async (exchange) => {
    const { method, path } = exchange
    const payloads = payloadsPath.exec(path)
    if (method === 'GET' && path === '/v1/meta') exchange.send(200, { webhook_ip_ranges: webhookRanges })
    else if (method === 'GET' && path === '/v1/models') sendModels(exchange)
    else if (method === 'GET' && path === '/v1/models/pricing') sendPrices(exchange)
    else if (method === 'GET' && path === '/v1/models/requests/by-endpoint') sendPastRequests(exchange)
    else if (method === 'DELETE' && payloads) deletePayloads(exchange, payloads[1] ?? '')
    else return false
    return true
  }
}

/** One to fifty ids, repeated or separated by commas. */
function endpointIdsOf({ url }: Exchange): readonly string[] {
  return url.searchParams
    .getAll('endpoint_id')
    .flatMap((value) => value.split(','))
    .filter(Boolean)
}

function describeModel(model: Model) {
  const { endpointId, title, category, status, updatedAt } = model
  const metadata = {
    display_name: title,
    category,
    description: title,
    status,
    tags: [],
    updated_at: updatedAt,
  }
  return { endpoint_id: endpointId, metadata }
}

function sendError(exchange: Exchange, message: string, statusCode = 400): void {
  const type = statusCode === 404 ? 'not_found' : 'validation_error'
  exchange.send(statusCode, { error: { type, message } })
}
