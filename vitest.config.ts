import { defineConfig } from 'vitest/config'

const browserTests = '**/*.browser.test.ts'

/**
 * CI runs the tests on the embedded database first, and then on servers. These are left out the second time: they ask
 * nothing of the servers, or choose their database themselves, or press three thousand buttons for their words.
 */
const sameOnServers =
  process.env['CI'] && process.env['TEST_DATABASE_URL']
    ? [
        'sandbox/**',
        'test/every-button/**',
        'test/simulation/{fuzz-updates,simulation}.test.ts',
        'test/start/**',
      ]
    : []

/**
 * Start the program or its scripts as processes, kill them, move whole databases, simulate days, or wait for many
 * trainings and orders: minutes by themselves, so that `npm test` stays short.
 */
const processTests = [
  'test/simulation/*.test.ts',
  'test/start/**/*.test.ts',
  'test/flows/killed.test.ts',
  'test/flows/album-on-two-processes.test.ts',
  ...['deadlines', 'delivery', 'first-picture', 'formats', 'instant-avatar', 'my-avatars'].map(flow),
  ...['gift', 'photo-advice', 'refine', 'series', 'styles', 'training', 'webhooks', 'wishes'].map(flow),
  ...['bulk', 'collections', 'exports', 'gallery-old-messages', 'gallery-search', 'gallery-strangers'].map(
    flow,
  ),
  ...['flood', 'money', 'order-limit'].map(flow),
  'scripts/migrate.test.ts',
  'scripts/move-data.test.ts',
  'src/adapters/postgres/upkeep/move-database.test.ts',
]

/**
 * Stories that ask nothing of the program but what people and vendors see, run once more on two processes with the
 * role `http`, two with `worker` and one with `bot`; and such processes restarted one after another.
 */
const fleetTests = [
  'test/fleet/rolling-restart.test.ts',
  ...['conversation', 'delivery', 'first-portrait', 'missing-files', 'money', 'photos'].map(flow),
]

/** Many people, and processes and servers that are taken away from them: minutes of a machine that does nothing else. */
const killTests = [
  'test/fleet/engines-away.test.ts',
  'test/fleet/killed-processes.test.ts',
  'test/fleet/kill-rounds.test.ts',
]

function flow(name: string): string {
  return `test/flows/${name}.test.ts`
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 80 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'product',
          include: ['{src,sandbox,test,scripts}/**/*.test.ts'],
          exclude: [
            browserTests,
            ...processTests,
            'test/fleet/**',
            ...sameOnServers,
            '**/node_modules/**',
            '**/dist/**',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'processes', include: processTests, exclude: ['**/node_modules/**', ...sameOnServers] },
      },
      { extends: true, test: { name: 'fleet', include: fleetTests, env: { TEST_FLEET: '1' } } },
      { extends: true, test: { name: 'kills', include: killTests, fileParallelism: false } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          exclude: ['**/node_modules/**', '**/dist/**'],
          fileParallelism: false,
        },
      },
    ],
  },
})
