/** Words put in the mouth of language and speech models, first in, first out. */
export interface ScriptedAnswers {
  put(endpointId: string, answer: unknown): void
  take(endpointId: string): unknown
}

export function createScriptedAnswers(): ScriptedAnswers {
  const waiting = new Map<string, unknown[]>()
  return {
    put: (endpointId, answer) => void waiting.set(endpointId, [...(waiting.get(endpointId) ?? []), answer]),
    take: (endpointId) => waiting.get(endpointId)?.shift(),
  }
}
