import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api, HttpError, InputFile } from 'grammy'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clientOptions } from './request-telegram.ts'

let server: Server
let api: Api
let answer: (incoming: IncomingMessage, body: string) => string | undefined
beforeEach(async () => {
  server = createServer((incoming, outgoing) => {
    void (async () => {
      let body = ''
      for await (const part of incoming) body += String(part)
      const said = answer(incoming, body)
      if (said !== undefined) outgoing.end(said)
    })()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  api = new Api('42:token', clientOptions(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const ok = (result: unknown) => JSON.stringify({ ok: true, result })

it('sends JSON, and reads what is answered', async () => {
  const seen: unknown[] = []
  answer = ({ url, headers }, body) => {
    seen.push(url, headers['content-type'], JSON.parse(body))
    return ok({ message_id: 7, text: 'Привет' })
  }
  expect(await api.sendMessage(1, 'Привет')).toEqual({ message_id: 7, text: 'Привет' })
  expect(seen).toEqual(['/bot42:token/sendMessage', 'application/json', { chat_id: 1, text: 'Привет' }])
})

it('sends a file as a form', async () => {
  let form = ''
  answer = ({ headers }, body) => {
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    form = body
    return ok({ message_id: 8 })
  }
  await api.sendPhoto(1, new InputFile(Buffer.from('bytes of a picture'), 'picture.jpg'))
  expect(form).toContain('bytes of a picture')
})

it('tells a refusal from a connection that failed and from an answer of somebody else', async () => {
  answer = () => JSON.stringify({ ok: false, error_code: 403, description: 'Forbidden: bot was blocked' })
  await expect(api.sendMessage(1, 'x')).rejects.toMatchObject({ error_code: 403 })
  answer = () => '<html>Bad Gateway</html>'
  await expect(api.sendMessage(1, 'x')).rejects.toBeInstanceOf(HttpError)
  answer = ({ socket }) => void socket.destroy()
  await expect(api.sendMessage(1, 'x')).rejects.toBeInstanceOf(HttpError)
})

it('is given up when it takes longer than it may', async () => {
  answer = () => undefined
  const port = (server.address() as AddressInfo).port
  const hasty = new Api('42:token', clientOptions(`http://127.0.0.1:${port}`, 0.05))
  await expect(hasty.sendDocument(1, new InputFile(Buffer.from('zip'), 'a.zip'))).rejects.toThrow(
    /sendDocument/,
  )
})

it('can be given up', async () => {
  const stopping = new AbortController()
  answer = () => {
    stopping.abort()
    return undefined
  }
  const signal = stopping.signal as Parameters<Api['getUpdates']>[1]
  await expect(api.getUpdates({}, signal)).rejects.toBeInstanceOf(HttpError)
})
