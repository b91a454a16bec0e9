import { formats } from '../../domain/generation/formats.ts'
import type { PersonChanges } from '../../domain/people/person.ts'
import type { BotContext } from '../context.ts'
import { flag, oneOf } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { languageNames } from './language.ts'

const { button, view } = screen('settings')

const setFormat = button('format', { format: oneOf(formats) }, (ctx, { format }) =>
  save(ctx, { defaultFormat: format }),
)
const setImprove = button('improve', { on: flag }, (ctx, { on }) => save(ctx, { improveWishes: on }))
const setQuick = button('quick', { on: flag }, (ctx, { on }) => save(ctx, { quickMode: on }))
const setNotices = button('notices', { on: flag }, (ctx, { on }) => save(ctx, { noticesOn: on }))

async function save(ctx: BotContext, changes: PersonChanges): Promise<void> {
  await ctx.app.people.update(ctx.person.id, changes)
  await ctx.refreshPerson()
  await ctx.toast(ctx.texts.settings.saved)
  await ctx.open('settings', {})
}

export const settingsScreen = view(async (ctx) => {
  const { settings, order, common } = ctx.texts
  const { defaultFormat, improveWishes: improve, quickMode: quick, noticesOn: notices } = ctx.person
  const formatButtons = formats.map((format) => {
    const label = order.formatName(format)
    return setFormat(format === defaultFormat ? order.chosen(label) : label, { format })
  })
  await show(ctx, {
    text: settings.overview({
      language: languageNames[ctx.language],
      format: order.format(defaultFormat),
      improve,
      quick,
      notices,
    }),
    rows: [
      formatButtons.slice(0, 3),
      formatButtons.slice(3),
      [setImprove(settings.improve(improve), { on: !improve })],
      [setQuick(settings.quick(quick), { on: !quick })],
      [
        setNotices(settings.notices(notices), { on: !notices }),
        goTo('language', settings.language, {}),
        goTo('home', common.home, {}),
      ],
    ],
  })
})
