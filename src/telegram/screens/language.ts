import { languages, type Language } from '../../domain/shared/languages.ts'
import { oneOf } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

/** Each in its own words, so that whoever cannot read the screen finds theirs. */
export const languageNames: Readonly<Record<Language, string>> = { ru: 'Русский', en: 'English' }

const { button, view } = screen('language')

const choose = button('set', { language: oneOf(languages) }, async (ctx, { language }) => {
  await ctx.app.people.chooseLanguage(ctx.person.id, language)
  ctx.speak(language)
  await ctx.toast(ctx.texts.settings.saved)
  await ctx.open('settings', {})
})

export const languageScreen = view(async (ctx) => {
  const { settings, order, common } = ctx.texts
  const choices = languages.map((language) => {
    const name = languageNames[language]
    return choose(language === ctx.language ? order.chosen(name) : name, { language })
  })
  await show(ctx, {
    text: settings.chooseLanguage,
    rows: [choices, [goTo('settings', settings.toSettings, {}), goTo('home', common.home, {})]],
  })
})
