// first-reply.js ADDRESS: opens the page at this address as a browser would, says /start and waits for the answer.
const address = process.argv[2]
const begun = performance.now()
const deadlineMs = 60_000

/** Asks until there is an answer worth something; a server that is just starting is asked again. */
async function until(what, ask) {
  for (;;) {
    const found = await ask().catch(() => undefined)
    if (found) return found
    if (performance.now() - begun > deadlineMs)
      throw new Error(`Waited ${deadlineMs / 1000} s for ${what} at ${address}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function load(path) {
  const response = await fetch(new URL(path, address))
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}

const page = await until('the page', async () => (await load('/')).text())
const files = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path)
if (files.length === 0) throw new Error('The page loads no script and no style')
for (const file of files) await load(file)

/** The first of the people that the sandbox knows. */
const person = 1
const state = async () => (await load(`/client/state?person=${person}`)).json()
const say = (text) =>
  fetch(new URL('/client/messages', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person, text }),
  })
await until('the bot', async () => (await state()).bot)
await until('/start to be taken', async () => (await say('/start')).ok)
const said = performance.now()
const reply = await until('an answer to /start', async () => {
  const { messages } = await state()
  return messages.find((message) => message.from?.is_bot && message.reply_markup)
})
process.stdout.write(
  `${reply.text ?? reply.caption ?? ''}\n` +
    `result: page, scripts and first reply, ${Math.round(performance.now() - said)} ms after /start\n`,
)
