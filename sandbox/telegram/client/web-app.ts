import { createHmac } from 'node:crypto'

import type { Bot } from '../store/bots.ts'
import type { PersonRecord } from '../store/people.ts'
import type { World } from '../world.ts'

/** initData with the hash that the bot can check with its token. */
export function signInitData(fields: Readonly<Record<string, string>>, token: string): string {
  const checked = Object.entries(fields)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n')
  const secret = createHmac('sha256', 'WebAppData').update(token).digest()
  const hash = createHmac('sha256', secret).update(checked).digest('hex')
  return new URLSearchParams({ ...fields, hash }).toString()
}

const theme = {
  bg_color: '#ffffff',
  text_color: '#000000',
  hint_color: '#999999',
  link_color: '#2481cc',
  button_color: '#2481cc',
  button_text_color: '#ffffff',
  secondary_bg_color: '#efeff3',
}

/** The address that a Telegram client would open: launch data in the fragment, where no server sees it. */
export function webAppUrl(
  world: World,
  { bot, person, url }: { bot: Bot; person: PersonRecord; url: string },
): string {
  const queryId = world.queries.open({ botId: bot.id, kind: 'web-app', personId: person.user.id, body: {} })
  const { is_bot: _isBot, ...user } = person.user
  const initData = signInitData(
    {
      query_id: queryId,
      user: JSON.stringify({ last_name: '', ...user, allows_write_to_pm: true }),
      auth_date: String(Math.floor(world.now() / 1000)),
    },
    bot.token,
  )
  const launch = new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: '9.6',
    tgWebAppPlatform: 'web',
    tgWebAppThemeParams: JSON.stringify(theme),
  })
  const opened = new URL(url)
  opened.hash = launch.toString()
  return opened.href
}
