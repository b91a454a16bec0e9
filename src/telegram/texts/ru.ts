import type { Texts } from './en.ts'
import { avatars } from './ru/avatars.ts'
import { balance } from './ru/balance.ts'
import { bulk } from './ru/bulk.ts'
import { collections } from './ru/collections.ts'
import { common } from './ru/common.ts'
import { gallery } from './ru/gallery.ts'
import { help } from './ru/help.ts'
import { home } from './ru/home.ts'
import { introduction } from './ru/introduction.ts'
import { making } from './ru/making.ts'
import { newAvatar } from './ru/new-avatar.ts'
import { order } from './ru/order.ts'
import { photoAdvice } from './ru/photo-advice.ts'
import { photos } from './ru/photos.ts'
import { refine } from './ru/refine.ts'
import { result } from './ru/result.ts'
import { sample } from './ru/sample.ts'
import { series } from './ru/series.ts'
import { settings } from './ru/settings.ts'
import { sharing } from './ru/sharing.ts'
import { styles } from './ru/styles.ts'
import { training } from './ru/training.ts'

export const ru: Texts = {
  avatars,
  balance,
  bulk,
  collections,
  common,
  gallery,
  help,
  home,
  introduction,
  making,
  newAvatar,
  order,
  photos,
  photoAdvice,
  refine,
  result,
  sample,
  series,
  settings,
  sharing,
  styles,
  training,
}
