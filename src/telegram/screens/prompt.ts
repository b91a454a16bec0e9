import { InputFile } from 'grammy'
import { findImageModel } from '../../domain/generation/catalogue.ts'
import type { ImageStory } from '../../domain/gallery/create-gallery.ts'
import type { BotContext } from '../context.ts'
import { copyButton } from '../kit/button.ts'
import { toPlain, type Html } from '../kit/html.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { shorten } from './shorten.ts'

const maxMessageLength = 4096
const maxCopiedLength = 256
const maxShownWhenShortened = 1500

const { view } = screen('prompt')

/** Everything about how an image came to be; `isShortened` when a message cannot hold it. */
export function drawPrompt(
  texts: Texts,
  { image, generation }: ImageStory,
): { text: Html; isShortened: boolean } {
  const { gallery, order } = texts
  const { wish, prompt, promptChanges, format } = generation
  const facts = {
    additions: promptChanges.map(order.addition),
    model: findImageModel(image.model)?.title ?? image.model,
    seed: image.seed,
    format: `${order.format(format)}, ${image.width} × ${image.height}`,
  }
  const whole = gallery.prompts({ ...facts, wish, prompt, isShortened: false })
  if (toPlain(whole).length <= maxMessageLength) return { text: whole, isShortened: false }
  const text = gallery.prompts({
    ...facts,
    wish: shorten(wish, maxShownWhenShortened),
    prompt: shorten(prompt, maxShownWhenShortened),
    isShortened: true,
  })
  return { text, isShortened: true }
}

async function sendWhole(ctx: BotContext, { generation }: ImageStory): Promise<void> {
  const { gallery } = ctx.texts
  const file = new InputFile(Buffer.from(gallery.promptFile(generation)), gallery.promptFileName)
  await ctx.api.sendDocument(ctx.person.telegramId, file)
}

export const promptScreen = view(async (ctx, { image: id }) => {
  const { gallery, common } = ctx.texts
  const story = await ctx.app.gallery.story(ctx.person.id, id)
  if (!story) {
    await ctx.toast(common.gone)
    return ctx.open('gallery', { view: null, image: null })
  }
  const { text, isShortened } = drawPrompt(ctx.texts, story)
  if (isShortened) await sendWhole(ctx, story)
  const { prompt } = story.generation
  await show(ctx, {
    text,
    rows: [
      [prompt.length <= maxCopiedLength ? copyButton(gallery.copyPrompt, prompt) : null],
      [goTo('gallery', gallery.backToGallery, { view: null, image: id }), goTo('home', common.home, {})],
    ],
  })
})
