import { flag, int, optionalInt } from '../kit/fields.ts'

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
  training: { training: int },
  avatars: { place: int },
  create: {},
  order: { draft: int },
  exact: { draft: int },
  sample: { draft: int },
  making: { generation: int },
  result: { generation: int },
  /** `place` and `count` only number the image: 3 of 120. */
  gallery: { image: optionalInt, favourites: flag, place: int, count: int },
  /** `favourites` and `place` lead back to where the gallery was; place 0 is unknown. */
  prompt: { image: int, favourites: flag, place: int },
  statistics: {},
  balance: {},
  history: { page: int },
} as const

export type ScreenName = keyof typeof screenMap
