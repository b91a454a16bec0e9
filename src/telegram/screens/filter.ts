import { everything, isEverything } from '../../domain/gallery/gallery-filter.ts'
import { flag } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { chooseFilter } from './choose-filter.ts'
import { filterMarks } from './filter-marks.ts'

const { button, view } = screen('filter')

const favourites = button('fav', { on: flag }, (ctx, { on }) => chooseFilter(ctx, { favouritesOnly: on }))

const forgetWords = button('words', {}, (ctx) => chooseFilter(ctx, { words: null }))

const trash = button('trash', {}, (ctx) => chooseFilter(ctx, { ...everything, isTrash: true }))

const reset = button('reset', {}, (ctx) => chooseFilter(ctx, everything))

export const filterScreen = view(async (ctx) => {
  await ctx.expectMessage(null)
  const { gallery, bulk, collections, common } = ctx.texts
  const { filter } = ctx.person.gallery
  const { favouritesOnly, avatar, model, format, period, words } = filter
  const mark = (label: string, isOn: boolean) => (isOn ? gallery.isOn(label) : label)
  await show(ctx, {
    text: gallery.filters(filterMarks(ctx, null)),
    rows: [
      [isEverything(filter) ? null : reset(gallery.everything, {}, 'primary')],
      [
        favourites(mark(gallery.marks.favourites, favouritesOnly), { on: !favouritesOnly }),
        words === null ? goTo('search', gallery.byWords, {}) : forgetWords(gallery.isOn(gallery.byWords), {}),
      ],
      [
        goTo('pick', mark(gallery.byAvatar, avatar !== null), { what: 'avatar' }),
        goTo('pick', mark(gallery.byPeriod, period !== null), { what: 'period' }),
      ],
      [
        goTo('pick', mark(gallery.byModel, model !== null), { what: 'model' }),
        goTo('pick', mark(gallery.byFormat, format !== null), { what: 'format' }),
      ],
      [trash(gallery.marks.trash, {}), goTo('statistics', gallery.statistics, {})],
      [
        goTo('collections', mark(collections.open, filter.collectionId !== null), { page: 0 }),
        filter.isTrash ? null : goTo('bulk', bulk.open, {}),
      ],
      [goTo('gallery', gallery.backToGallery, { view: null, image: null }), goTo('home', common.home, {})],
    ],
  })
})
