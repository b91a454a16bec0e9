import { describe, expect, it } from 'vitest'
import { demoRequested, loadConfig, secretsOf, type Config } from './config.ts'
import { ConfigError } from './config/mistakes.ts'

const token = `123456789:${'Ab-_9'.repeat(7)}`
const real = { TELEGRAM_BOT_TOKEN: token, FAL_KEY: 'id:secret' }
const webhook = {
  TELEGRAM_UPDATES: 'webhook',
  PUBLIC_URL: 'https://aisha.example.com/',
  TELEGRAM_WEBHOOK_SECRET: 'hush_hush-1',
}
const s3 = {
  S3_ENDPOINT: 'http://minio:9000/',
  S3_REGION: 'us-east-1',
  S3_ACCESS_KEY_ID: 'id-of-key',
  S3_SECRET_ACCESS_KEY: 'secret-of-key',
}
const postgres = { DATABASE_URL: 'postgres://aisha:pass%40word@db:5432/aisha' }

function mistakesIn(env: Readonly<Record<string, string | undefined>>) {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('Expected a ConfigError, got a configuration')
}
const namesIn = (env: Readonly<Record<string, string | undefined>>) =>
  mistakesIn(env).mistakes.map(({ name }) => name)

describe('the demo', () => {
  it.each([
    [{}],
    [
      {
        PATH: '/bin',
        NODE_ENV: 'production',
        PGHOST: 'db',
        REDISCLI_AUTH: 'x',
        npm_config_loglevel: 'error',
      },
    ],
    [{ PORT: '4000', DATA_DIR: '/tmp/x', LOG_LEVEL: 'debug', FAL_QUEUE_URL: 'http://127.0.0.1:1' }],
    [{ DATABASE_URL: '', REDIS_URL: ' ', PUBLIC_URL: '', BOT_TOKEN: '' }],
    [{ S3_BUCKET_PHOTOS: 'photos', TELEGRAM_BOT_TOKEN: undefined }],
  ])('runs with %j', (env) => expect(demoRequested(env)).toBe(true))

  it.each([
    'TELEGRAM_BOT_TOKEN',
    'FAL_KEY',
    'FAL_API_KEY',
    'FAL_KEY_ID',
    'FAL_KEY_SECRET',
    'DATABASE_URL',
    'REDIS_URL',
    'S3_ENDPOINT',
    'PUBLIC_URL',
    'BOT_TOKEN',
    'FAL_TOKEN',
    'S3_BUCKET',
    'TRAINING_CHECK_SECOND',
  ])('does not run beside %s, which alone is a mistake', (name) => {
    expect(demoRequested({ [name]: 'x' })).toBe(false)
    expect(mistakesIn({ [name]: 'x' }).message).toContain(name)
  })

  it.each(['TELEGRAM_BOT_TOKEN', 'FAL_KEY', 'FAL_API_KEY'])('does not hide an empty %s', (name) => {
    expect(demoRequested({ [name]: ' ' })).toBe(false)
    expect(mistakesIn({ [name]: ' ' }).message).toContain(`${name} is empty`)
  })
})

describe('a configuration', () => {
  it('of a token and a key is a bot on one machine, with every default', () => {
    expect(loadConfig(real)).toEqual({
      telegram: { token, apiRoot: 'https://api.telegram.org', updates: { kind: 'polling' } },
      fal: {
        key: 'id:secret',
        queueUrl: 'https://queue.fal.run',
        restUrl: 'https://rest.fal.ai',
        apiUrl: 'https://api.fal.ai',
        webhookUrl: undefined,
        trainingTestMode: false,
        dailyBudgetDollars: undefined,
      },
      database: { kind: 'embedded', dataDir: './data', autoMigrate: true },
      redis: undefined,
      storage: { kind: 'files', dataDir: './data' },
      dataDir: './data',
      server: {
        host: '127.0.0.1',
        port: 3000,
        publicUrl: undefined,
        trustProxy: false,
        miniAppFrameOrigins: ['https://web.telegram.org'],
      },
      roles: ['bot', 'http', 'worker'],
      adminIds: [],
      prices: {
        imageCredits: 50,
        avatarImageCredits: 1,
        trainingCredits: 10,
        packs: [
          { credits: 50, stars: 1000 },
          { credits: 100, stars: 1950 },
          { credits: 300, stars: 5700 },
        ],
      },
      grants: { welcomeCredits: 100, freeTrainings: 1, firstPicture: true },
      limits: { minPhotos: 10, maxPhotos: 20, ordersPerMinute: 10, messagesPerSecond: 5 },
      deadlines: {
        sweepEveryMs: 300_000,
        trainingMs: 10_800_000,
        generationMs: 600_000,
        submitLostMs: 180_000,
      },
      llm: undefined,
      secretKey: undefined,
      language: 'ru',
      logLevel: 'info',
    } satisfies Config)
  })

  it('of production has PostgreSQL, Redis, S3, webhooks and one role', () => {
    const config = loadConfig({
      ...real,
      ...webhook,
      ...s3,
      ...postgres,
      REDIS_URL: 'rediss://r:6380/1',
      ROLES: 'worker',
    })
    expect(config.telegram.updates).toEqual({
      kind: 'webhook',
      url: 'https://aisha.example.com/webhooks/telegram',
      secret: 'hush_hush-1',
    })
    expect(config.fal.webhookUrl).toBe('https://aisha.example.com/webhooks/fal')
    expect(config.database).toEqual({ kind: 'postgres', url: postgres.DATABASE_URL, autoMigrate: true })
    expect(config.redis).toEqual({ url: 'rediss://r:6380/1' })
    expect(config.storage).toEqual({
      kind: 's3',
      endpoint: 'http://minio:9000',
      region: 'us-east-1',
      accessKeyId: 'id-of-key',
      secretAccessKey: 'secret-of-key',
      buckets: { photos: 'photos', avatars: 'avatars', images: 'images', imagen4: 'imagen4' },
    })
    expect(config.roles).toEqual(['worker'])
  })

  it('may have PostgreSQL and files', () => {
    const { database, storage } = loadConfig({ ...real, ...postgres })
    expect([database.kind, storage.kind]).toEqual(['postgres', 'files'])
  })

  it('may give FAL a webhook while Telegram is polled', () => {
    const { telegram, fal } = loadConfig({ ...real, PUBLIC_URL: 'https://x.example' })
    expect(telegram.updates).toEqual({ kind: 'polling' })
    expect(fal.webhookUrl).toBe('https://x.example/webhooks/fal')
  })

  it('takes a short token for another Bot API server', () => {
    const env = { ...real, TELEGRAM_BOT_TOKEN: '1:local', TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/' }
    expect(loadConfig(env).telegram).toMatchObject({ token: '1:local', apiRoot: 'http://127.0.0.1:8081' })
  })

  it.each([
    [{ FAL_KEY: 'a:b' }],
    [{ FAL_API_KEY: 'a:b' }],
    [{ FAL_KEY_ID: 'a', FAL_KEY_SECRET: 'b' }],
    [{ FAL_KEY: ' a:b\n' }],
    [{ FAL_KEY: 'a:b', FAL_API_KEY: 'a:b', FAL_KEY_ID: 'a', FAL_KEY_SECRET: 'b' }],
  ])('takes the FAL key from %j', (env) => {
    expect(loadConfig({ TELEGRAM_BOT_TOKEN: token, ...env }).fal.key).toBe('a:b')
  })

  it.each<[Readonly<Record<string, string>>, (config: Config) => unknown, unknown]>([
    [{ PORT: '0' }, ({ server }) => server.port, 0],
    [{ HOST: '::1' }, ({ server }) => server.host, '::1'],
    [{ TRUST_PROXY: '1' }, ({ server }) => server.trustProxy, 1],
    [{ TRUST_PROXY: 'false' }, ({ server }) => server.trustProxy, false],
    [
      { TRUST_PROXY: 'loopback, 10.0.0.0/8, ::1' },
      ({ server }) => server.trustProxy,
      ['loopback', '10.0.0.0/8', '::1'],
    ],
    [
      { MINI_APP_FRAME_ORIGINS: 'https://a.example/,http://localhost:5173' },
      ({ server }) => server.miniAppFrameOrigins,
      ['https://a.example', 'http://localhost:5173'],
    ],
    [{ PUBLIC_URL: 'http://127.0.0.1:3000' }, ({ server }) => server.publicUrl, 'http://127.0.0.1:3000'],
    [
      { PUBLIC_URL: 'https://a.example/bot/' },
      ({ fal }) => fal.webhookUrl,
      'https://a.example/bot/webhooks/fal',
    ],
    [{ ADMIN_IDS: '1, 5000000000,1' }, ({ adminIds }) => adminIds, [1, 5_000_000_000]],
    [{ ROLES: 'worker,bot , http' }, ({ roles }) => roles, ['worker', 'bot', 'http']],
    [{ ...webhook, ...postgres, ROLES: 'bot' }, ({ roles }) => roles, ['bot']],
    [{ STAR_PACKS: '10:20' }, ({ prices }) => prices.packs, [{ credits: 10, stars: 20 }]],
    [{ TRAINING_CHECK_SECONDS: '7' }, ({ deadlines }) => deadlines.sweepEveryMs, 7000],
    [{ FAL_DAILY_BUDGET: '7.50' }, ({ fal }) => fal.dailyBudgetDollars, 7.5],
    [{ FAL_TRAINING_TEST_MODE: 'TRUE' }, ({ fal }) => fal.trainingTestMode, true],
    [{ AUTO_MIGRATE: '0' }, ({ database }) => database.autoMigrate, false],
    [{ FIRST_PICTURE: 'false' }, ({ grants }) => grants.firstPicture, false],
    [{ MIN_PHOTOS: '5', MAX_PHOTOS: '5' }, ({ limits }) => [limits.minPhotos, limits.maxPhotos], [5, 5]],
    [
      { LLM_URL: 'http://llm:11434/v1/', LLM_MODEL: 'qwen3:8b' },
      ({ llm }) => llm,
      { url: 'http://llm:11434/v1', key: undefined, model: 'qwen3:8b' },
    ],
    [
      { DEFAULT_LANGUAGE: 'en', LOG_LEVEL: 'debug' },
      ({ language, logLevel }) => [language, logLevel],
      ['en', 'debug'],
    ],
    [
      { PORT: '', WELCOME_CREDITS: '  ' },
      ({ server, grants }) => [server.port, grants.welcomeCredits],
      [3000, 100],
    ],
    [
      { DATABASE_URL: 'postgresql:///aisha?host=/var/run/postgresql' },
      ({ database }) => database.kind,
      'postgres',
    ],
    [{ POSTGRES_URL: 'x', ...postgres }, ({ database }) => database.kind, 'postgres'],
  ])('reads %j', (env, pick, expected) => expect(pick(loadConfig({ ...real, ...env }))).toEqual(expected))
})

describe('half a configuration', () => {
  it.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{ TELEGRAM_BOT_TOKEN: token }, ['FAL_KEY']],
    [{ FAL_KEY: 'a:b' }, ['TELEGRAM_BOT_TOKEN']],
    [{ TELEGRAM_BOT_TOKEN: 'x', FAL_KEY: 'a:b' }, ['TELEGRAM_BOT_TOKEN']],
    [postgres, ['TELEGRAM_BOT_TOKEN', 'FAL_KEY']],
    [{ REDIS_URL: 'redis://r' }, ['TELEGRAM_BOT_TOKEN', 'FAL_KEY']],
    [s3, ['TELEGRAM_BOT_TOKEN', 'FAL_KEY']],
    [{ PUBLIC_URL: 'https://a.example' }, ['TELEGRAM_BOT_TOKEN', 'FAL_KEY']],
    [{ BOT_TOKEN: 'x', FAL_KEY: 'a:b' }, ['BOT_TOKEN']],
    [{ TELEGRAM_BOT_TOKEN: token, FAL_TOKEN: 'x' }, ['FAL_TOKEN']],
    [{ BOT_TOKEN: 'x' }, ['BOT_TOKEN', 'FAL_KEY']],
    [{ TRAINING_CHECK_SECOND: '5' }, ['TRAINING_CHECK_SECOND']],
    [{ ...real, TRAINING_CHECK_SECOND: '5' }, ['TRAINING_CHECK_SECOND']],
    [{ TELEGRAM_BOT_TOKEN: token, FAL_KEY_ID: 'a' }, ['FAL_KEY_SECRET']],
    [{ TELEGRAM_BOT_TOKEN: token, FAL_KEY_SECRET: 'a' }, ['FAL_KEY_ID']],
    [{ TELEGRAM_BOT_TOKEN: token, FAL_KEY: '' }, ['FAL_KEY']],
    [{ TELEGRAM_BOT_TOKEN: '', FAL_KEY: 'a:b' }, ['TELEGRAM_BOT_TOKEN']],
    [{ ...real, FAL_API_KEY: 'c:d' }, ['FAL_KEY, FAL_API_KEY']],
    [{ ...real, TELEGRAM_UPDATES: 'webhook' }, ['TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL']],
    [{ ...real, ...webhook, PUBLIC_URL: '' }, ['PUBLIC_URL']],
    [{ ...real, ...webhook, TELEGRAM_WEBHOOK_SECRET: '' }, ['TELEGRAM_WEBHOOK_SECRET']],
    [{ ...real, S3_ENDPOINT: 'http://s3' }, ['S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']],
    [{ ...real, ...s3, S3_SECRET_ACCESS_KEY: '' }, ['S3_SECRET_ACCESS_KEY']],
    [
      { ...real, S3_REGION: 'eu', S3_ACCESS_KEY: 'x' },
      ['S3_ACCESS_KEY', 'S3_ENDPOINT', 'S3_SECRET_ACCESS_KEY'],
    ],
    [{ ...real, ROLES: 'worker' }, ['ROLES']],
    [{ ...real, ROLES: 'bot,http' }, ['ROLES']],
    [{ ...real, LLM_URL: 'http://llm' }, ['LLM_MODEL']],
    [{ ...real, LLM_KEY: 'x' }, ['LLM_URL', 'LLM_MODEL']],
    [{ ...real, MIN_PHOTOS: '21' }, ['MIN_PHOTOS']],
    [{ ...real, MAX_PHOTOS: '9' }, ['MIN_PHOTOS']],
  ])('%j is refused, naming %j', (env, names) => expect(namesIn(env)).toEqual(names))

  it('names what is there and how to get back to the demo', () => {
    expect(mistakesIn({ FAL_KEY: 'a:b' }).mistakes).toEqual([
      {
        name: 'TELEGRAM_BOT_TOKEN',
        expected: 'the token of your bot beside FAL_KEY',
        got: 'nothing',
        wayOut: 'Set it to the token that @BotFather gives; for the demo remove FAL_KEY.',
      },
    ])
  })
})

describe('a value that is wrong', () => {
  it.each([
    ['TELEGRAM_API_ROOT', ['api.telegram.org', 'ftp://x', 'https://x/?a=1', 'https://']],
    ['TELEGRAM_UPDATES', ['webhooks', 'Polling']],
    ['TELEGRAM_WEBHOOK_SECRET', ['a b', 'ключ', 'x'.repeat(257)]],
    [
      'PUBLIC_URL',
      ['http://aisha.example.com', 'aisha.example.com', 'https://u:p@x.example', 'https://x.example/#a'],
    ],
    ['FAL_QUEUE_URL', ['queue.fal.run']],
    ['FAL_REST_URL', ['/x']],
    ['FAL_API_URL', ['x']],
    ['FAL_TRAINING_TEST_MODE', ['yes', '2']],
    ['FAL_DAILY_BUDGET', ['0', '-1', '1.234', '$5', '1,5', 'Infinity']],
    ['DATABASE_URL', ['mysql://x', 'localhost:5432', 'postgres://u:p#w@h:99999999/d']],
    ['AUTO_MIGRATE', ['no']],
    ['REDIS_URL', ['http://r', 'r:6379', 'redis://:50%@r', 'redis://:%FF@r']],
    ['S3_BUCKET_PHOTOS', ['Photos', 'ab', 'a_b', '-abc', 'a..b', 'x'.repeat(64), `${'a'.repeat(62)}_`]],
    ['HOST', ['http://0.0.0.0', 'a b', '-x']],
    ['PORT', ['abc', '65536', '-1', '1.5', '1e3', '0x10']],
    ['ROLES', ['web', 'bot,web', ',']],
    ['TRUST_PROXY', ['true', '10.0.0.0/33', 'x', '10']],
    ['MINI_APP_FRAME_ORIGINS', ['web.telegram.org', 'https://x/path']],
    ['SECRET_KEY', ['short']],
    ['ADMIN_IDS', ['@anna', '1,x', '0', '-5', '1.5']],
    ['IMAGE_GENERATION_COST', ['0', '1.5', '-1', 'free', '1000001']],
    ['AVATAR_CREATION_COST', ['0']],
    ['AVATAR_GENERATION_COST', ['0']],
    ['WELCOME_CREDITS', ['-1', '0.5']],
    ['FREE_TRAININGS', ['unlimited']],
    ['FIRST_PICTURE', ['maybe']],
    ['STAR_PACKS', ['300', '300:0', '300=150']],
    ['MIN_PHOTOS', ['0', 'ten']],
    ['MAX_PHOTOS', ['101']],
    ['ORDERS_PER_MINUTE', ['0']],
    ['MESSAGES_PER_SECOND', ['0']],
    ['TRAINING_CHECK_SECONDS', ['0', '86401']],
    ['TRAINING_DEADLINE_SECONDS', ['3h']],
    ['GENERATION_DEADLINE_SECONDS', ['0']],
    ['SUBMIT_LOST_SECONDS', ['0']],
    ['DEFAULT_LANGUAGE', ['de', 'RU']],
    ['LOG_LEVEL', ['verbose']],
  ])('of %s is refused: %j', (name, texts) => {
    for (const text of texts) {
      const [mistake, ...more] = mistakesIn({ ...real, [name]: text }).mistakes
      expect([mistake?.name, more]).toEqual([name, []])
      expect(mistake?.wayOut).not.toBe('')
    }
  })

  it.each([
    [`"${token}"`, 'a value in quotation marks'],
    [`${token}${token}`, 'the same value pasted twice'],
    [`${token} ${token}`, 'the same value pasted twice'],
    ['123456789', '9 characters without a colon'],
    [`bot${token}`, '48 characters, not shown here'],
    ['123456789:AAE', '13 characters, not shown here'],
  ])('of a token, %j, is explained', (text, got) => {
    expect(mistakesIn({ ...real, TELEGRAM_BOT_TOKEN: text }).mistakes).toMatchObject([
      { name: 'TELEGRAM_BOT_TOKEN', got },
    ])
  })

  it.each([
    ["'a1:b2'", 'a value in quotation marks'],
    ['Key a1:b2', 'a value that begins with "Key "'],
    ['a1:b2a1:b2', 'the same value pasted twice'],
    ['a1:b2\na1:b2', 'the same value pasted twice'],
    ['a1: b2', 'a value with white space in it'],
    ['a1b2', '4 characters without a colon'],
    ['a1:b2:c3', 'a value with 2 colons'],
    [':b2', '3 characters, not shown here'],
  ])('of a FAL key, %j, is explained, whatever its name', (text, got) => {
    for (const name of ['FAL_KEY', 'FAL_API_KEY'])
      expect(mistakesIn({ TELEGRAM_BOT_TOKEN: token, [name]: text }).mistakes).toMatchObject([{ name, got }])
  })
})

describe('the message', () => {
  it('lists every mistake, what was expected, what came and the way out', () => {
    const env = { BOT_TOKEN: 'x', FAL_KEY: 'Key a:b', PORT: 'abc', ROLES: 'bot' }
    expect(mistakesIn(env).message).toBe(
      `The configuration has 4 mistakes, so nothing was started.

  BOT_TOKEN
    expected the name TELEGRAM_BOT_TOKEN
    got      the name BOT_TOKEN, which nothing reads
    mend     Did you mean TELEGRAM_BOT_TOKEN? Rename it, or remove it.

  FAL_KEY
    expected a FAL key of the form id:secret
    got      a value that begins with "Key "
    mend     Copy the key once, whole, from https://fal.ai/dashboard/keys, and nothing around it.

  PORT
    expected a whole number from 0 to 65535
    got      "abc"
    mend     Correct it, or remove it for the default, 3000.

  ROLES
    expected all of bot, http, worker, since the embedded database belongs to one process
    got      "bot"
    mend     Set DATABASE_URL to run several processes, or remove ROLES.

Every name is explained in .env.example.`,
    )
  })

  it('holds no secret, even one that stands under a wrong name', () => {
    const hush = 'Hush5ecret'
    const falKey = `01234567-89ab-cdef-0123-456789abcdef:${hush}`
    const { message } = mistakesIn({
      TELEGRAM_BOT_TOKEN: `bot${token}`,
      FAL_KEY: `"${falKey}"`,
      FAL_API_KEY: `Key ${falKey}`,
      BOT_TOKN: hush,
      TELEGRAM_WEBHOOK_SECRET: `${hush} ${hush}`,
      DATABASE_URL: `mysql://u:${hush}@h/d`,
      REDIS_URL: `http://u:${hush}@h`,
      S3_ACCESS_KEY: hush,
      S3_SECRET_ACCESS_KEY: `${hush} x`,
      SECRET_KEY: hush,
      LLM_KEY: `${hush} ${hush}`,
      PORT: token,
      HOST: falKey,
      FAL_QUEUE_URL: `ftp://u:${hush}@h`,
    })
    expect(message).not.toContain(hush)
    expect(message).not.toContain(token)
    expect(message).toContain('FAL_QUEUE_URL')
  })
})

it('gives the log every secret to hide', () => {
  const config = loadConfig({
    ...real,
    ...webhook,
    ...s3,
    ...postgres,
    REDIS_URL: 'redis://:redispass@r',
    SECRET_KEY: 'k'.repeat(32),
    LLM_URL: 'http://llm',
    LLM_MODEL: 'm',
    LLM_KEY: 'llm-key',
  })
  expect(secretsOf(config)).toEqual([
    token,
    'hush_hush-1',
    'id:secret',
    'secret-of-key',
    'llm-key',
    'k'.repeat(32),
    'pass%40word',
    'pass@word',
    'redispass',
  ])
})
