import { styleCategories } from '../../domain/styles/style.ts'
import { int, oneOf, optionalInt, token } from '../kit/fields.ts'

/** Every screen of the conversation, and what it takes to open it. Names travel in 64 bytes: keep them short. */
export const screenMap = {
  home: {},
  language: {},
  settings: {},
  help: {},
  newAvatar: {},
  gender: { avatar: int },
  name: { avatar: int },
  photos: { avatar: int },
  photo: { avatar: int, place: int },
  tips: { avatar: int },
  offer: { avatar: int },
  instant: { avatar: int },
  training: { training: int },
  avatars: { place: int },
  create: {},
  order: { draft: int },
  exact: { draft: int },
  /** `draft`: several styles are being chosen for it; `avatarOf`: the draft whose avatar a new one shall have. */
  styles: { draft: optionalInt, avatarOf: optionalInt },
  styleList: {
    list: oneOf([...styleCategories, 'popular', 'favourites']),
    draft: optionalInt,
    avatarOf: optionalInt,
  },
  style: { style: int, avatarOf: optionalInt },
  sample: { draft: int },
  /** Making something of an image that is there. */
  refine: { draft: int },
  making: { generation: int },
  result: { generation: int },
  series: { series: int },
  /** `image` null is where the person was; `view` numbers the filter that a button was drawn under, null asks for none. */
  gallery: { view: optionalInt, image: optionalInt },
  prompt: { image: int },
  share: { image: int },
  /** What somebody else has shared. */
  shared: { token },
  /** Everything else that can be done with an image. */
  picture: { view: int, image: int },
  sheet: { view: optionalInt, image: optionalInt },
  filter: {},
  pick: { what: oneOf(['avatar', 'model', 'format', 'period']) },
  search: {},
  dates: {},
  jump: { page: int },
  statistics: {},
  /** What can be done with all that the gallery shows. */
  bulk: {},
  act: { action: int },
  fill: { view: int, page: int },
  collections: { page: int },
  collection: { collection: int },
  /** The collections that an image is in. */
  keep: { image: int, page: int },
  balance: {},
  history: { page: int },
} as const

export type ScreenName = keyof typeof screenMap
