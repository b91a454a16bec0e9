import { loadSecretKey } from '../../src/adapters/postgres/secret-key.ts'
import type { OpenStores } from '../contracts/stores/open-stores.ts'

/** Something of each kind in a database, made through the stores, with more images than one batch of a copy has. */
export async function makeHistory(open: OpenStores): Promise<void> {
  const { stores, db } = open
  await loadSecretKey(db)
  const anna = await open.person({ credits: 500 })
  const boris = await open.person({ credits: 20 })
  await stores.people.grantWelcomeOnce('f'.repeat(64))

  const avatar = await open.avatar(anna.id)
  const photo = await stores.photos.add({
    avatarId: avatar.id,
    userId: anna.id,
    telegramFileId: 'file',
    telegramUniqueId: 'unique',
    sentAs: 'document',
    messageId: 7,
  })
  const look = { storage_key: 'users/1/photo.jpg', sha256: 'abc', width: 1200, height: 1600 }
  await db
    .updateTable('photos')
    .set({ ...look, status: 'valid', advice: ['too-dark', 'no-face'] })
    .where('id', '=', photo?.id ?? 0)
    .execute()

  const training = await open.training(avatar)
  await stores.ledger.charge({
    userId: anna.id,
    credits: 10,
    trainingId: training.id,
    details: { images: 1 },
  })
  await open.request({ kind: 'training', id: training.id })

  const generation = await open.generation(boris.id)
  const paid = { userId: boris.id, credits: 4, generationId: generation.id, details: { images: 4 } }
  await stores.ledger.charge(paid)
  await stores.ledger.credit({ ...paid, kind: 'refund' })
  await stores.notices.add({
    userId: boris.id,
    generationId: generation.id,
    kind: 'generation-failed',
    refundedCredits: 4,
  })
  const images = await open.images(anna.id, 1203, avatar.id)
  await stores.images.setDeleted(anna.id, images[3] ?? 0, new Date())

  const later = new Date(Date.now() + 3_600_000).toISOString()
  await stores.shares.add(anna.id, images[0] ?? 0, 'token-of-the-history')
  await open.database.runScript(`
    insert into styles (key, category, position, names, descriptions, prompt)
      values ('history', 'art', 1, '{"ru": "Стиль", "en": "Style"}', '{"ru": "Как был", "en": "As it was"}', 'as it was');
    insert into style_favourites (user_id, style_id) select ${anna.id}, id from styles where key = 'history';
    insert into update_turns (telegram_id, holder, held_until) values (${anna.telegramId}, 'a process', '${later}');
    insert into vendor_copies (bucket, storage_key, url, expires_at)
      values ('images', 'users/1/1.jpg', 'https://v3.fal.media/1.jpg', '${later}');
    insert into collections (user_id, name) values (${anna.id}, 'Море');
    insert into collection_images (collection_id, image_id) select id, ${images[0]} from collections;
    insert into exports (user_id, language) values (${anna.id}, 'ru');
    insert into export_images (export_id, image_id) select id, ${images[0]} from exports;
    insert into bulk_actions (user_id, kind, status, filter, view, images, changed, next_id, created_at)
      values (${anna.id}, 'favourite', 'done', '{}', 3, 1, 1, 0, now());
    insert into order_drafts (user_id, format, image_count) values (${anna.id}, '1:1', 2);
    insert into series (user_id, draft_id, wish, price_credits, image_count, unfinished_count)
      select ${anna.id}, max(id), 'Море', 0, 2, 0 from order_drafts where user_id = ${anna.id};
    insert into galleries (user_id, filter, view) values (${anna.id}, '{"favouritesOnly": true}', 3);`)

  // A number that was given once and is gone, values that JSON and dates of JavaScript would spoil.
  await open.database.runScript(`
    insert into order_drafts (user_id, format, image_count) values (${anna.id}, '1:1', 1);
    delete from order_drafts where id = (select max(id) from order_drafts);
    update users set last_seen_at = '2026-03-04 05:06:07.890123+00', first_name = E'Anna\\n"\\\\ \\'🙂' where id = ${anna.id};
    update avatars set learning_rate = 0.00009,
      fal_response_data = '{"seed": 18446744073709551615, "a": [1.10, null], "ю": "\\u2028"}' where id = ${avatar.id};
    insert into settings (name, value) values ('prices', '{"image": 50}')`)
}
