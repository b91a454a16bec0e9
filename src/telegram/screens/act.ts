import { manyBulkImages, type BulkAction } from '../../domain/gallery/bulk-action.ts'
import type { BulkOutcome } from '../../domain/gallery/create-bulk.ts'
import type { BotContext } from '../context.ts'
import { int } from '../kit/fields.ts'
import type { Rows } from '../kit/button.ts'
import type { Html } from '../kit/html.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { filterMarks } from './filter-marks.ts'

const { button, view } = screen('act')

const confirm = button('yes', { action: int }, async (ctx, { action }) =>
  showOutcome(ctx, action, await ctx.app.bulk.confirm(ctx.person, action)),
)

const undo = button('undo', { action: int }, async (ctx, { action }) =>
  showOutcome(ctx, action, await ctx.app.bulk.undo(ctx.person.id, action)),
)

async function showOutcome(ctx: BotContext, action: number, { kind }: BulkOutcome): Promise<void> {
  const { bulk, gallery, common } = ctx.texts
  switch (kind) {
    case 'taken':
      break
    case 'done-before':
      await ctx.toast(bulk.doneBefore)
      break
    case 'other-filter':
      await ctx.toast(gallery.otherFilter)
      return ctx.open('bulk', {})
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('bulk', {})
  }
  await ctx.refreshPerson()
  await ctx.open('act', { action })
}

function textOf(ctx: BotContext, action: BulkAction): Html {
  const { bulk, common, gallery } = ctx.texts
  const { kind, status, images, changed, collectionName } = action
  const album = collectionName ?? ''
  switch (status) {
    case 'asked': {
      const isMany = images === manyBulkImages
      const count = isMany ? gallery.manyImages(common.number(images - 1)) : common.number(images)
      return bulk.ask[kind]({ marks: filterMarks(ctx, null), count, album })
    }
    case 'running':
      return bulk.running(common.number(changed))
    case 'done':
      return bulk.done[kind]({ images: common.images(changed), album })
    case 'undoing':
      return bulk.undoing
    case 'undone':
      return bulk.undone
  }
}

function rowsOf({ texts }: BotContext, { id: action, kind, status, changed }: BulkAction): Rows {
  const { bulk, common } = texts
  const isUndoable = kind === 'delete' && changed > 0
  switch (status) {
    case 'asked':
      return [
        [
          confirm(bulk.yes[kind], { action }, kind === 'delete' ? 'danger' : 'primary'),
          goTo('bulk', common.cancel, {}),
        ],
      ]
    case 'running':
      return [[goTo('act', bulk.refresh, { action })], [isUndoable ? undo(bulk.undo, { action }) : null]]
    case 'undoing':
      return [[goTo('act', bulk.refresh, { action })]]
    case 'done':
      return [[isUndoable ? undo(bulk.undo, { action }) : null]]
    case 'undone':
      return []
  }
}

/** Something that is done with many images: the question before it, and what has come of it. */
export const actScreen = view(async (ctx, { action: id }) => {
  const { gallery, common } = ctx.texts
  const action = await ctx.app.bulk.find(ctx.person.id, id)
  const isOutOfDate = action?.status === 'asked' && action.view !== ctx.person.gallery.view
  if (!action || isOutOfDate) {
    await ctx.toast(isOutOfDate ? gallery.otherFilter : common.gone)
    return ctx.open('bulk', {})
  }
  await show(ctx, {
    text: textOf(ctx, action),
    rows: [
      ...rowsOf(ctx, action),
      [goTo('gallery', gallery.backToGallery, { view: null, image: null }), goTo('home', common.home, {})],
    ],
  })
})
