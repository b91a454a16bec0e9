import { InputFile, type Api } from 'grammy'
import type { ExportDelivery } from '../domain/notices/messenger.ts'
import type { Person } from '../domain/people/person.ts'
import { keyboard, linkButton, type Rows } from './kit/button.ts'
import type { Html } from './kit/html.ts'
import { goToAnew } from './screen-kit.ts'
import type { Texts } from './texts/en.ts'

/** Sends the zip as a file, streamed, or words about where it is. */
export async function deliverExport(
  api: Api,
  texts: Texts,
  { person, delivery }: { readonly person: Person; readonly delivery: ExportDelivery },
): Promise<void> {
  const { bulk, common } = texts
  const quiet = { disable_notification: !person.noticesOn }
  const say = ({ html: text }: Html, rows: Rows) =>
    api.sendMessage(person.telegramId, text, { parse_mode: 'HTML', reply_markup: keyboard(rows), ...quiet })
  const back = [
    goToAnew('gallery', texts.gallery.backToGallery, { view: null, image: null }),
    goToAnew('home', common.home, {}),
  ]
  switch (delivery.kind) {
    case 'file': {
      const { images, name, body } = delivery
      await api.sendDocument(person.telegramId, new InputFile(body, name), {
        caption: bulk.sent(common.images(images)).html,
        parse_mode: 'HTML',
        reply_markup: keyboard([back]),
        ...quiet,
      })
      return
    }
    case 'link': {
      const { url, images, bytes, expiresAt } = delivery
      const text = bulk.linked({ images: common.images(images), bytes, expiresAt })
      await say(text, [[linkButton(bulk.follow, url)], back])
      return
    }
    case 'too-large':
      await say(bulk.tooLarge(delivery), [[goToAnew('filter', texts.gallery.filter, {})], back])
      return
    case 'gone':
      await say(bulk.changed, [[goToAnew('bulk', bulk.open, {})], back])
  }
}
