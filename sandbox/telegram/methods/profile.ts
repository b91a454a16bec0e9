import type { MenuButton, User } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { profileOf } from '../client/bot-profile.ts'
import { checkWebAppUrl } from '../rules/keyboards.ts'
import type { BotSettings } from '../store/bots.ts'
import { lengthInCodePoints } from '../text/formatted-text.ts'

type TextField = 'names' | 'descriptions' | 'shortDescriptions'
const limits: Readonly<Record<TextField, number>> = { names: 64, descriptions: 512, shortDescriptions: 120 }

function change(settings: Partial<BotSettings>, { world, bot }: Call): true {
  const changed = world.bots.change(bot.id, settings)
  for (const { user } of world.people.all())
    world.events.publish(bot.id, user.id, { kind: 'bot', bot: profileOf(changed, user) })
  return true
}

function setText(field: TextField, place: { text: string; language: string | undefined }, call: Call): true {
  if (lengthInCodePoints(place.text) > limits[field])
    throw badRequest(`${field === 'names' ? 'BOT_TITLE' : 'BOT_DESCRIPTION'}_TOO_LONG`)
  const { [place.language ?? '']: _before, ...others } = call.bot.settings[field]
  const texts = place.text ? { ...others, [place.language ?? '']: place.text } : others
  return change({ [field]: texts }, call)
}

const getText = (field: TextField, language: string | undefined, { bot }: Call): string =>
  bot.settings[field][language ?? ''] ?? bot.settings[field][''] ?? ''

export const profileMethods: Methods = {
  getMe: (_params, { bot }) => {
    const user: User = bot.user
    return {
      ...user,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_guest_queries: false,
      supports_inline_queries: true,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    } as never
  },
  setMyName: ({ name = '', language_code: language }, call) =>
    setText('names', { text: name, language }, call),
  getMyName: ({ language_code: language }, call) => ({
    name: getText('names', language, call) || call.bot.user.first_name,
  }),
  setMyDescription: ({ description = '', language_code: language }, call) =>
    setText('descriptions', { text: description, language }, call),
  getMyDescription: ({ language_code: language }, call) => ({
    description: getText('descriptions', language, call),
  }),
  setMyShortDescription: ({ short_description: text = '', language_code: language }, call) =>
    setText('shortDescriptions', { text, language }, call),
  getMyShortDescription: ({ language_code: language }, call) => ({
    short_description: getText('shortDescriptions', language, call),
  }),
  setChatMenuButton: ({ chat_id: chatId, menu_button: button = { type: 'default' } }, call) => {
    if (button.type === 'web_app') checkWebAppUrl(button.web_app.url, 'menu button Web App URL')
    const place = chatId === undefined ? 'default' : String(chatId)
    const { [place]: _before, ...others } = call.bot.settings.menuButtons
    return change({ menuButtons: button.type === 'default' ? others : { ...others, [place]: button } }, call)
  },
  getChatMenuButton: ({ chat_id: chatId }, { bot }): MenuButton =>
    (chatId === undefined ? undefined : bot.settings.menuButtons[String(chatId)]) ??
    bot.settings.menuButtons['default'] ?? { type: 'commands' },
}
