import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadConfig } from '../../src/config.ts'

// No container engine runs in the checks. This is what can be known of the files without one.
const root = fileURLToPath(new URL('../../', import.meta.url))
const text = (file: string) => readFileSync(path.join(root, file), 'utf8')

const instructions = text('Dockerfile')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ name: line.slice(0, line.indexOf(' ')), rest: line.slice(line.indexOf(' ') + 1).trim() }))
const all = (name: string) => instructions.filter((each) => each.name === name).map(({ rest }) => rest)
const copied = all('COPY')
  .filter((rest) => !rest.startsWith('--from'))
  .flatMap((rest) => rest.split(/\s+/).slice(0, -1))

/** Of types nothing is left when the program runs. */
const importing =
  /^(?:import|export)( type)? (?:[^'"\n]*?from )?['"]([^'"\n]+)['"]|^\} from ['"]([^'"\n]+)['"]|\bimport\(['"]([^'"\n]+)['"]\)/gm

describe('Dockerfile', () => {
  it('copies what is there, and what .dockerignore lets through', () => {
    const passed = text('.dockerignore').split('\n')
    for (const name of copied) {
      expect(existsSync(path.join(root, name)), name).toBe(true)
      expect(passed).toContain(`!${name}`)
    }
  })

  it('has all that the program and its scripts import, with production dependencies alone', () => {
    const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> }
    const seen = new Set<string>()
    const follow = (file: string) => {
      if (seen.has(file)) return
      seen.add(file)
      expect(
        copied.some((name) => file === name || file.startsWith(`${name}/`)),
        `${file} is in the image`,
      ).toBe(true)
      if (!/\.(ts|js)$/.test(file)) return
      for (const [, type, ...names] of text(file).matchAll(importing)) {
        const name = names.find((each) => each !== undefined) ?? ''
        if (name.startsWith('.'))
          follow(path.posix.normalize(path.posix.join(path.posix.dirname(file), name)))
        else if (!name.startsWith('node:')) {
          const own = name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/')
          expect(Boolean(type) || own in dependencies, `${file} imports ${name}`).toBe(true)
        }
      }
    }
    for (const file of [
      'src/main.ts',
      'scripts/migrate.ts',
      'scripts/move-data.ts',
      'scripts/prepare-database.ts',
    ])
      follow(file)
    expect(seen.size).toBeGreaterThan(100)
  })

  it('runs as somebody else than root, and starts a file that is there', () => {
    expect(all('USER').at(-1)).toBe('aisha')
    const command = JSON.parse(all('CMD').at(-1) ?? '') as string[]
    expect(command[0]).toBe('node')
    expect(existsSync(path.join(root, command[1] ?? ''))).toBe(true)
    for (const image of all('FROM')) expect(image).toMatch(/^(node|debian):[\w.-]+( AS \w+)?$/)
  })

  it.each([
    [200, 0],
    [503, 1],
  ])('is healthy by the answer of /health/live: %i', async (status, code) => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.writeHead(status).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const [, ...args] = JSON.parse(all('HEALTHCHECK')[0]?.split(' CMD ')[1] ?? '') as string[]
    const check = spawn(process.execPath, args, { env: { PORT: String(port) }, stdio: 'ignore' })
    expect((await once(check, 'exit'))[0]).toBe(code)
    expect(asked).toEqual(['/health/live'])
    server.close()
  })
})

interface Service {
  image: string
  environment: Record<string, string>
  volumes?: string[]
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
}

describe('compose.yaml', () => {
  const env: Record<string, string> = {
    TELEGRAM_BOT_TOKEN: `123456789:${'Ab-_9'.repeat(7)}`,
    FAL_KEY: 'id:secret',
    POSTGRES_PASSWORD: 'abc123',
    // Read by compose alone, but .env hands all of it to the program, which must not take it for a slip.
    HTTP_PORT: '8080',
    AISHA_VERSION: '1.2.3',
    S3_ACCESS_KEY_ID: 'id-of-key',
    S3_SECRET_ACCESS_KEY: 'secret-of-key',
  }
  const filled = text('compose.yaml').replaceAll(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, kind, rest) => {
      if (env[name] !== undefined) return env[name]
      if (kind !== '-') throw new Error(`${name} is wanted, and .env of the header does not have it`)
      return String(rest)
    },
  )
  const { services, volumes } = parse(filled, { merge: true }) as {
    services: Record<string, Service>
    volumes: Record<string, null>
  }
  const app = ['bot', 'http', 'worker']

  it('gives each role a configuration that the program accepts', () => {
    for (const role of app) {
      const config = loadConfig({ ...env, ...services[role]?.environment })
      expect(config.roles).toEqual([role])
      expect(config.database).toMatchObject({
        kind: 'postgres',
        url: 'postgres://aisha:abc123@postgres:5432/aisha',
      })
      expect(config.redis).toEqual({ url: 'redis://redis:6379' })
      expect(config.storage).toMatchObject({ kind: 's3', endpoint: 'http://s3:7070' })
      expect(config.server).toMatchObject({ host: '0.0.0.0', port: 3000 })
    }
  })

  it('waits for healthy engines, pins their images and keeps their data', () => {
    for (const [name, { image, healthcheck, volumes: mounts = [], depends_on: needs = {} }] of Object.entries(
      services,
    )) {
      for (const [other, { condition }] of Object.entries(needs)) {
        expect(services[other]?.healthcheck?.test.length, `${other} tells its health`).toBeGreaterThan(1)
        expect(condition).toBe('service_healthy')
      }
      if (app.includes(name)) {
        expect(Object.keys(needs)).toEqual(['postgres', 'redis', 's3'])
        continue
      }
      expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+[\w.-]*$/)
      expect(healthcheck).toBeDefined()
      // What Redis holds may be lost.
      expect(mounts).toHaveLength(name === 'redis' ? 0 : 1)
      for (const mount of mounts) expect(Object.keys(volumes)).toContain(mount.split(':')[0])
    }
  })
})
