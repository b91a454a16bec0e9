import type { Composer } from 'grammy'
import type { BotContext } from './context.ts'

type Command = (ctx: BotContext) => Promise<void>

/** Every command and what it does. The same list is told to Telegram, in both languages. */
export const commands = {
  start: (ctx) => {
    const shared = /^\/start i_([\w-]{1,40})$/.exec(ctx.message?.text ?? '')?.[1]
    return shared === undefined ? ctx.open('home', {}) : ctx.open('shared', { token: shared })
  },
  new: (ctx) => ctx.open('newAvatar', {}),
  avatars: (ctx) => ctx.open('avatars', { place: 0 }),
  create: (ctx) => ctx.open('create', {}),
  gallery: (ctx) => ctx.open('gallery', { view: null, image: null }),
  balance: (ctx) => ctx.open('balance', {}),
  settings: (ctx) => ctx.open('settings', {}),
  language: (ctx) => ctx.open('language', {}),
  help: (ctx) => ctx.open('help', {}),
  cancel: async (ctx) => {
    const { common } = ctx.texts
    await ctx.reply(ctx.expectedMessage === null ? common.nothingToCancel : common.cancelled)
    await ctx.expectMessage(null)
    await ctx.open('home', {})
  },
} satisfies Record<string, Command>

export type CommandName = keyof typeof commands

/** A command ends whatever was being typed. */
export function installCommands(composer: Composer<BotContext>): void {
  for (const [name, run] of Object.entries(commands) as [CommandName, Command][])
    composer.command(name, async (ctx) => {
      if (name !== 'cancel') await ctx.expectMessage(null)
      await run(ctx)
    })
}
