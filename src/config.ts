import type { TrustedProxies } from './config/addresses.ts'
import { checkEnvironment, isBare, type Environment } from './config/check-environment.ts'
import { databaseOf, storageOf, type DatabaseConfig, type StorageConfig } from './config/data-places.ts'
import { deadlinesOf } from './config/deadlines.ts'
import type { Role } from './config/environment.ts'
import type { StarPack } from './config/star-packs.ts'
import type { Language } from './domain/shared/languages.ts'
import type { LogLevel } from './log.ts'

export const webhookPaths = { telegram: '/webhooks/telegram', fal: '/webhooks/fal' } as const

export type TelegramUpdates =
  | { readonly kind: 'polling' }
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }

/** All that the environment decides. Addresses end without a slash; a time is in milliseconds. */
export interface Config {
  readonly telegram: { readonly token: string; readonly apiRoot: string; readonly updates: TelegramUpdates }
  readonly fal: {
    readonly key: string
    readonly queueUrl: string
    readonly restUrl: string
    readonly apiUrl: string
    /** Given to FAL with each request; without a public address FAL is only asked. */
    readonly webhookUrl: string | undefined
    readonly trainingTestMode: boolean
    readonly dailyBudgetDollars: number | undefined
  }
  readonly database: DatabaseConfig
  readonly redis: { readonly url: string } | undefined
  readonly storage: StorageConfig
  readonly dataDir: string
  readonly server: {
    readonly host: string
    readonly port: number
    readonly publicUrl: string | undefined
    readonly trustProxy: TrustedProxies
    readonly miniAppFrameOrigins: readonly string[]
  }
  readonly roles: readonly Role[]
  readonly adminIds: readonly number[]
  readonly prices: {
    readonly imageCredits: number
    readonly avatarImageCredits: number
    readonly trainingCredits: number
    readonly packs: readonly StarPack[]
  }
  readonly grants: {
    readonly welcomeCredits: number
    readonly freeTrainings: number
    readonly firstPicture: boolean
  }
  readonly limits: {
    readonly minPhotos: number
    readonly maxPhotos: number
    readonly ordersPerMinute: number
    readonly messagesPerSecond: number
  }
  readonly deadlines: {
    readonly sweepEveryMs: number
    readonly trainingMs: number
    readonly generationMs: number
    readonly submitLostMs: number
  }
  readonly llm: { readonly url: string; readonly key: string | undefined; readonly model: string } | undefined
  /** Absent: made once and kept in the database. */
  readonly secretKey: string | undefined
  readonly language: Language
  readonly logLevel: LogLevel
}

/** True when none of the names that ask for a real bot is set, nor one that is nearly a name of ours. */
export const demoRequested = (env: Environment): boolean => isBare(env)

/** Reads the environment once; throws one `ConfigError` that lists every mistake with its way out. */
export function loadConfig(env: Environment): Config {
  const { settings: e, token, falKey } = checkEnvironment(env)
  return {
    telegram: { token, apiRoot: e.TELEGRAM_API_ROOT, updates: updatesOf(e) },
    fal: {
      key: falKey,
      queueUrl: e.FAL_QUEUE_URL,
      restUrl: e.FAL_REST_URL,
      apiUrl: e.FAL_API_URL,
      webhookUrl: e.PUBLIC_URL && `${e.PUBLIC_URL}${webhookPaths.fal}`,
      trainingTestMode: e.FAL_TRAINING_TEST_MODE,
      dailyBudgetDollars: e.FAL_DAILY_BUDGET,
    },
    database: databaseOf(e),
    redis: e.REDIS_URL ? { url: e.REDIS_URL } : undefined,
    storage: storageOf(e),
    dataDir: e.DATA_DIR,
    server: {
      host: e.HOST,
      port: e.PORT,
      publicUrl: e.PUBLIC_URL,
      trustProxy: e.TRUST_PROXY ?? false,
      miniAppFrameOrigins: e.MINI_APP_FRAME_ORIGINS,
    },
    roles: e.ROLES,
    adminIds: e.ADMIN_IDS ?? [],
    prices: {
      imageCredits: e.IMAGE_GENERATION_COST,
      avatarImageCredits: e.AVATAR_GENERATION_COST,
      trainingCredits: e.AVATAR_CREATION_COST,
      packs: e.STAR_PACKS,
    },
    grants: {
      welcomeCredits: e.WELCOME_CREDITS,
      freeTrainings: e.FREE_TRAININGS,
      firstPicture: e.FIRST_PICTURE,
    },
    limits: {
      minPhotos: e.MIN_PHOTOS,
      maxPhotos: e.MAX_PHOTOS,
      ordersPerMinute: e.ORDERS_PER_MINUTE,
      messagesPerSecond: e.MESSAGES_PER_SECOND,
    },
    deadlines: deadlinesOf(e),
    llm: e.LLM_URL && e.LLM_MODEL ? { url: e.LLM_URL, key: e.LLM_KEY, model: e.LLM_MODEL } : undefined,
    secretKey: e.SECRET_KEY,
    language: e.DEFAULT_LANGUAGE,
    logLevel: e.LOG_LEVEL,
  }
}

/** Every value of the configuration that must not be seen, for the mask of the log. */
export function secretsOf(config: Config): readonly string[] {
  const { telegram, fal, database, redis, storage, llm, secretKey } = config
  const urls = [database.kind === 'postgres' ? database.url : undefined, redis?.url]
  const passwords = urls.flatMap((url) => (url && URL.canParse(url) ? new URL(url).password : []))
  return [
    telegram.token,
    telegram.updates.kind === 'webhook' ? telegram.updates.secret : undefined,
    fal.key,
    storage.kind === 's3' ? storage.secretAccessKey : undefined,
    llm?.key,
    secretKey,
    ...new Set(passwords.flatMap((password) => [password, decodeURIComponent(password)])),
  ].filter((each) => each !== undefined)
}

type Settings = ReturnType<typeof checkEnvironment>['settings']

function updatesOf(e: Settings): TelegramUpdates {
  if (e.TELEGRAM_UPDATES === 'polling') return { kind: 'polling' }
  if (!e.PUBLIC_URL || !e.TELEGRAM_WEBHOOK_SECRET)
    throw new Error('Webhooks were let through without their halves')
  return {
    kind: 'webhook',
    url: `${e.PUBLIC_URL}${webhookPaths.telegram}`,
    secret: e.TELEGRAM_WEBHOOK_SECRET,
  }
}
