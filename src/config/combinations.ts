import { decidingNames, falKeyNames, roles, type Role } from './environment.ts'
import type { Mistake } from './mistakes.ts'

type Values = Readonly<Record<string, string>>
export type Check = (values: Values) => readonly Mistake[]

/** What each value alone cannot tell: halves without their other half, and settings that exclude each other. */
export function checkCombinations(values: Values): readonly Mistake[] {
  return [webhook, s3Halves, languageModel, processes, photos].flatMap((check) => check(values))
}

/** A token without a FAL key, a key without a token, or neither; what was given a wrong name is not missing. */
export function checkHalves(values: Values, accountedFor: ReadonlySet<string>): readonly Mistake[] {
  const set = decidingNames.filter((name) => values[name] !== undefined)
  const there = (names: readonly string[]) =>
    names.some((name) => values[name] !== undefined || accountedFor.has(name))
  // Only a misspelt setting is there: the demo was meant, once that is put right.
  if (accountedFor.size > 0 && !there(decidingNames)) return []

  const beside = set.length > 0 ? ` beside ${set.join(', ')}` : ''
  const demo = set.length > 0 ? `; for the demo remove ${set.join(', ')}` : ''
  const token: Mistake = {
    name: 'TELEGRAM_BOT_TOKEN',
    expected: `the token of your bot${beside}`,
    got: 'nothing',
    wayOut: `Set it to the token that @BotFather gives${demo}.`,
  }
  const falKey: Mistake = {
    name: 'FAL_KEY',
    expected: `a FAL key of the form id:secret${beside}`,
    got: 'nothing',
    wayOut: `Set it to a key from https://fal.ai/dashboard/keys${demo}.`,
  }
  return [...(there(['TELEGRAM_BOT_TOKEN']) ? [] : [token]), ...(there(falKeyNames) ? [] : [falKey])]
}

const webhook: Check = (values) => {
  if (values.TELEGRAM_UPDATES !== 'webhook') return []
  const wayOut = 'Set it, or set TELEGRAM_UPDATES to polling.'
  return ['PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET']
    .filter((name) => values[name] === undefined)
    .map((name) => ({ name, expected: 'a value, since TELEGRAM_UPDATES is webhook', got: 'nothing', wayOut }))
}

export const s3Halves: Check = (values) => {
  const names = ['S3_ENDPOINT', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']
  return missingOf(names, values, {
    wayOut: (name, there) =>
      `Set it too${name === 'S3_REGION' ? ' (us-east-1 where the server has no regions)' : ''}, or remove ${there} to keep files in DATA_DIR.`,
  })
}

const languageModel: Check = (values) => {
  // A server of one's own may need no key.
  const names = ['LLM_URL', 'LLM_MODEL', ...(values.LLM_KEY === undefined ? [] : ['LLM_KEY'])]
  return missingOf(names, values, {
    wayOut: (_, there) => `Set it too, or remove ${there} to use the language model of FAL.`,
  })
}

function missingOf(
  names: readonly string[],
  values: Values,
  { wayOut }: { readonly wayOut: (name: string, there: string) => string },
): readonly Mistake[] {
  const there = names.filter((name) => values[name] !== undefined).join(', ')
  if (there === '') return []
  return names
    .filter((name) => values[name] === undefined)
    .map((name) => ({
      name,
      expected: `a value beside ${there}`,
      got: 'nothing',
      wayOut: wayOut(name, there),
    }))
}

const processes: Check = (values) => {
  const given = values.ROLES?.split(',').map((part) => part.trim())
  if (values.DATABASE_URL !== undefined || !given || roles.every((role) => given.includes(role))) return []
  // An unknown role is reported by itself.
  if (!given.every((role) => roles.includes(role as Role))) return []
  return [
    {
      name: 'ROLES',
      expected: `all of ${roles.join(', ')}, since the embedded database belongs to one process`,
      got: JSON.stringify(values.ROLES),
      wayOut: 'Set DATABASE_URL to run several processes, or remove ROLES.',
    },
  ]
}

const photos: Check = (values) => {
  const { MIN_PHOTOS: min = '10', MAX_PHOTOS: max = '20' } = values
  if (!/^\d+$/.test(min + max) || Number(min) <= Number(max)) return []
  return [
    {
      name: 'MIN_PHOTOS',
      expected: `at most MAX_PHOTOS, ${max}`,
      got: min,
      wayOut: 'Lower MIN_PHOTOS or raise MAX_PHOTOS.',
    },
  ]
}
