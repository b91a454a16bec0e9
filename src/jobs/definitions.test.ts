import { expect, it } from 'vitest'
import { jobDefinitions } from './definitions.ts'

it.each(jobDefinitions)('$name is tried again within a minute of the end of an outage', (definition) => {
  expect(definition.retryDelayMaxSeconds).toBeLessThanOrEqual(60)
  expect(definition.retryDelaySeconds).toBeLessThanOrEqual(definition.retryDelayMaxSeconds)
})
