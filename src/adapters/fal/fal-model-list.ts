import type { ModelList } from '../../domain/generation/retire-models.ts'
import { complaintText } from './fal-failure.ts'
import { createCallFal, isSuccess, readFal, unavailable } from './fal-http.ts'
import { isObject, textOf } from './fal-json.ts'

/** FAL answers for up to fifty endpoints at once. */
const mostIds = 50

/** `GET /v1/models?endpoint_id=…`: `models[].metadata.status` is `active` or `deprecated`. */
export function createFalModelList({ key, apiUrl }: { key: string; apiUrl: string }): ModelList {
  const callFal = createCallFal({ key, fetch, timeoutMs: 30_000 })
  return {
    async findRetired(endpointIds) {
      const retired: string[] = []
      for (let from = 0; from < endpointIds.length; from += mostIds) {
        const url = new URL(`${apiUrl.replace(/\/$/, '')}/v1/models`)
        for (const id of endpointIds.slice(from, from + mostIds)) url.searchParams.append('endpoint_id', id)
        const answer = await readFal(callFal, { method: 'GET', url: url.href })
        const models = isObject(answer.body) ? answer.body['models'] : undefined
        if (!isSuccess(answer) || !Array.isArray(models))
          throw unavailable(
            { method: 'GET', url: url.href },
            `${answer.status} ${complaintText(answer.body)}`,
          )
        // A model that is not listed may be hidden from us; only what FAL itself calls deprecated is retired.
        for (const model of models) {
          if (!isObject(model) || !isObject(model['metadata'])) continue
          const id = textOf(model['endpoint_id'])
          if (id && model['metadata']['status'] === 'deprecated') retired.push(id)
        }
      }
      return retired
    },
  }
}
