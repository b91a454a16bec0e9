import { describe, expect, it } from 'vitest'
import { editDistance } from '../domain/shared/edit-distance.ts'
import { environmentNames } from './environment.ts'
import { findNearMisses } from './near-misses.ts'

const meantBy = (name: string) => findNearMisses({ [name]: 'x' }).flatMap(({ meant }) => meant)

/** What shells, desktops, package managers, build servers, containers and clouds set. */
const usualNames = `
  PATH HOME USER LOGNAME SHELL TERM LANG LANGUAGE LC_ALL LC_CTYPE TZ PWD OLDPWD SHLVL HOSTNAME HOSTTYPE MAIL EDITOR
  DISPLAY TMPDIR TEMP TMP XDG_DATA_DIRS XDG_DATA_HOME XDG_CONFIG_HOME SSH_AUTH_SOCK SSH_CLIENT COLORTERM NO_COLOR
  FORCE_COLOR DEBUG CI NODE NODE_ENV NODE_OPTIONS NODE_PATH NVM_DIR npm_config_loglevel npm_config_user_agent
  npm_package_name npm_lifecycle_event npm_execpath INIT_CWD GITHUB_TOKEN GITHUB_API_URL GITHUB_ACTIONS RUNNER_TEMP
  GITLAB_TOKEN NPM_TOKEN SLACK_BOT_TOKEN DISCORD_BOT_TOKEN DISCORD_TOKEN OPENAI_API_KEY ANTHROPIC_API_KEY
  AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_REGION AWS_DEFAULT_REGION AWS_SESSION_TOKEN AWS_S3_BUCKET
  GOOGLE_APPLICATION_CREDENTIALS GCS_BUCKET PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGDATA REDISCLI_AUTH
  POSTGRES_PASSWORD POSTGRES_USER POSTGRES_DB REDIS_PORT REDIS_HOST REDIS_SERVICE_HOST KUBERNETES_SERVICE_HOST
  KUBERNETES_PORT DOCKER_HOST DOCKER_CONFIG HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy all_proxy BASE_URL WEBHOOK_URL
  SECRET_KEY_BASE DATADIR LOGLEVEL PORTS ROLE HOST_IP TELEGRAM_CHAT_ID TELEGRAM_API_ID TELEGRAM_API_HASH
  FAL_RUN_HOST FAL_QUEUE_RUN_HOST MINIO_ROOT_USER JAVA_HOME GOPATH VITEST MODE DEV PROD SSR BASE_PATH windir
`
  .trim()
  .split(/\s+/)

describe('a name that is nearly ours', () => {
  it.each([
    ['BOT_TOKEN', 'TELEGRAM_BOT_TOKEN'],
    ['TELEGRAM_TOKEN', 'TELEGRAM_BOT_TOKEN'],
    ['TG_TOKEN', 'TELEGRAM_BOT_TOKEN'],
    ['TG_BOT_TOKEN', 'TELEGRAM_BOT_TOKEN'],
    ['TELEGRAM_BOT_TOEKN', 'TELEGRAM_BOT_TOKEN'],
    ['telegram_bot_token', 'TELEGRAM_BOT_TOKEN'],
    ['FAL_TOKEN', 'FAL_KEY'],
    ['FAL_API_TOKEN', 'FAL_KEY'],
    ['FALAI_KEY', 'FAL_KEY'],
    ['FAL_AI_KEY', 'FAL_KEY'],
    ['FAL_AI_API_KEY', 'FAL_KEY'],
    ['FALKEY', 'FAL_KEY'],
    ['FAL_SECRET', 'FAL_KEY'],
    ['fal_key', 'FAL_KEY'],
    ['S3_ACCESS_KEY', 'S3_ACCESS_KEY_ID'],
    ['S3_SECRET_KEY', 'S3_SECRET_ACCESS_KEY'],
    ['MINIO_ENDPOINT', 'S3_ENDPOINT'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['DB_URL', 'DATABASE_URL'],
    ['POSTGRES_URL', 'DATABASE_URL'],
    ['REDIS_URI', 'REDIS_URL'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
    ['ADMIN_ID', 'ADMIN_IDS'],
    ['LLM_API_KEY', 'LLM_KEY'],
    ['TRAINING_CHECK_SECOND', 'TRAINING_CHECK_SECONDS'],
  ])('%s is understood as %s', (name, meant) => expect(meantBy(name)).toEqual([meant]))

  it('is answered with all four buckets where one was meant', () => {
    expect(meantBy('S3_BUCKET')).toEqual(environmentNames.filter((name) => name.startsWith('S3_BUCKET_')))
  })

  it('is found for each name of several words with one letter lost', () => {
    const known: readonly string[] = environmentNames
    const silent = known
      .filter((name) => name.includes('_'))
      .map((name) => `${name.slice(0, -2)}${name.slice(-1)}`)
      .filter((name) => !known.includes(name) && meantBy(name).length === 0)
    expect(silent).toEqual([])
  })

  it('is harmless beside the right one', () => {
    expect(findNearMisses({ POSTGRES_URL: 'x', DATABASE_URL: 'y' })).toEqual([])
    expect(findNearMisses({ FAL_TOKEN: 'x', FAL_API_KEY: 'y' })).toEqual([])
  })

  it.each(usualNames)('is not %s', (name) => expect(meantBy(name)).toEqual([]))

  it('is none of our own names', () => {
    expect(environmentNames.flatMap((name) => meantBy(name))).toEqual([])
  })
})

it.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'ab', 1],
  ['abc', 'abd', 1],
  ['abcd', 'acbd', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
])('the distance from %j to %j is %i', (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance)
  expect(editDistance(to, from)).toBe(distance)
})
