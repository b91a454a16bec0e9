import { describe, expect, it } from 'vitest'
import { databaseConfig, storageConfig } from './data-places.ts'
import { ConfigError } from './mistakes.ts'

const s3 = {
  S3_ENDPOINT: 'http://s3:7070/',
  S3_REGION: 'us-east-1',
  S3_ACCESS_KEY_ID: 'id-of-key',
  S3_SECRET_ACCESS_KEY: 'secret-of-key',
}

describe('the database alone', () => {
  it('needs neither token nor key, nor anything at all', () => {
    expect(databaseConfig({})).toEqual({ kind: 'embedded', dataDir: './data', autoMigrate: true })
    expect(databaseConfig({ DATABASE_URL: 'postgres://a@db/a', AUTO_MIGRATE: 'false' })).toEqual({
      kind: 'postgres',
      url: 'postgres://a@db/a',
      autoMigrate: false,
    })
  })

  it('is not disturbed by mistakes in what it does not read', () => {
    const env = { BOT_TOKEN: 'x', PORT: 'many', S3_REGION: 'only', FAL_KEY: '', DATA_DIR: '/srv/aisha' }
    expect(databaseConfig(env)).toMatchObject({ dataDir: '/srv/aisha' })
  })

  it.each([
    [{ DATABASE_URL: 'mysql://a@db/a' }, 'DATABASE_URL'],
    [{ POSTGRES_URL: 'postgres://a@db/a' }, 'POSTGRES_URL'],
    [{ AUTO_MIGRATE: 'perhaps' }, 'AUTO_MIGRATE'],
  ])('refuses %o', (env, name) => {
    expect(() => databaseConfig(env)).toThrow(ConfigError)
    expect(() => databaseConfig(env)).toThrow(name)
  })
})

describe('where files lie', () => {
  it('is under DATA_DIR, or S3 when its four settings are there', () => {
    expect(storageConfig({ DATA_DIR: '/d' })).toEqual({ kind: 'files', dataDir: '/d' })
    expect(storageConfig(s3)).toMatchObject({ kind: 's3', endpoint: 'http://s3:7070', region: 'us-east-1' })
  })

  it.each([
    [{ ...s3, S3_SECRET_ACCESS_KEY: '' }, 'S3_SECRET_ACCESS_KEY is empty'],
    [{ S3_ENDPOINT: s3.S3_ENDPOINT }, 'S3_REGION'],
    [{ ...s3, S3_BUCKET_PHOTOS: 'Photos!' }, 'S3_BUCKET_PHOTOS'],
  ])('refuses %o', (env, name) => {
    expect(() => storageConfig(env)).toThrow(name)
  })
})
