import type { Mistake } from './mistakes.ts'
import { environmentNames, falKeyNames } from './environment.ts'
import { editDistance } from '../domain/shared/edit-distance.ts'

/** Names that others use for what is ours. Those that a usual machine sets for other reasons are left out. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/^(TG|TELEGRAM|BOT)(_(BOT|API|BOT_API|ACCESS))?_(TOKEN|KEY)$/, 'TELEGRAM_BOT_TOKEN'],
  [/^FAL_?(AI_?)?(API_?|ACCESS_?)?(SECRET_?)?(KEY|TOKEN|SECRET|CREDENTIALS)$/, 'FAL_KEY'],
  [/^TELEGRAM_(BOT_)?API_(URL|BASE|HOST|SERVER|ROOT)$/, 'TELEGRAM_API_ROOT'],
  [/^TELEGRAM_(SECRET|SECRET_TOKEN|WEBHOOK_TOKEN)$/, 'TELEGRAM_WEBHOOK_SECRET'],
  [/^(TELEGRAM_WEBHOOK|PUBLIC)_(URL|URI)$/, 'PUBLIC_URL'],
  [/^(POSTGRES|POSTGRESQL|PG|DB|DATABASE)_(URL|URI|DSN|CONNECTION_STRING)$/, 'DATABASE_URL'],
  [/^REDIS_(URI|DSN|CONNECTION_STRING)$/, 'REDIS_URL'],
  [/^(S3|MINIO)_(ENDPOINT|ENDPOINT_URL|URL|URI|HOST)$/, 'S3_ENDPOINT'],
  [/^(S3|MINIO)_(ACCESS_KEY|KEY|KEY_ID|ACCESS_ID)$/, 'S3_ACCESS_KEY_ID'],
  [/^(S3|MINIO)_(SECRET|SECRET_KEY|ACCESS_SECRET|ACCESS_KEY_SECRET)$/, 'S3_SECRET_ACCESS_KEY'],
  [
    /^(S3|MINIO)_BUCKETS?(_NAME)?$/,
    'S3_BUCKET_PHOTOS, S3_BUCKET_AVATARS, S3_BUCKET_IMAGES, S3_BUCKET_IMAGEN4',
  ],
  [/^LLM_(API_KEY|TOKEN)$/, 'LLM_KEY'],
  [/^LLM_(BASE_URL|API_URL|API_BASE|ENDPOINT)$/, 'LLM_URL'],
  [/^(TELEGRAM_ADMIN|ADMIN_USER|ADMIN_TELEGRAM)_IDS?$/, 'ADMIN_IDS'],
  [/^DEFAULT_(LANG|LOCALE)$/, 'DEFAULT_LANGUAGE'],
]

const known: ReadonlySet<string> = new Set(environmentNames)

export interface NearMiss extends Mistake {
  readonly meant: readonly string[]
}

/** Names that are not ours but were probably meant to be. One is harmless once the right name is there too. */
export function findNearMisses(values: Readonly<Record<string, string>>): readonly NearMiss[] {
  return Object.keys(values).flatMap((name) => {
    const meant = known.has(name) ? [] : meantNames(name.toUpperCase())
    const sameKey = meant.includes('FAL_KEY') ? falKeyNames : meant
    if (meant.length === 0 || sameKey.some((each) => values[each] !== undefined)) return []
    const right = meant.join(', ')
    return [
      {
        name,
        meant,
        expected: `the name ${right}`,
        got: `the name ${name}, which nothing reads`,
        wayOut: `Did you mean ${right}? Rename it, or remove it.`,
      },
    ]
  })
}

function meantNames(name: string): readonly string[] {
  const [, listed] = lookalikes.find(([pattern]) => pattern.test(name)) ?? []
  if (listed && !known.has(name)) return listed.split(', ')
  // One word alone, such as PORTS or LOGLEVEL, is too likely to belong to something else.
  return name.includes('_') ? closestNames(name) : []
}

function closestNames(name: string): readonly string[] {
  return environmentNames
    .filter((each) => each.includes('_') && each.slice(0, 2) === name.slice(0, 2))
    .map((each) => ({ each, distance: editDistance(each, name), most: each.length < 12 ? 1 : 2 }))
    .filter(({ distance, most }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 1)
    .map(({ each }) => each)
}
