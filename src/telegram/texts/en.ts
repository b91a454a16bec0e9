import { avatars } from './en/avatars.ts'
import { balance } from './en/balance.ts'
import { bulk } from './en/bulk.ts'
import { collections } from './en/collections.ts'
import { common } from './en/common.ts'
import { gallery } from './en/gallery.ts'
import { help } from './en/help.ts'
import { home } from './en/home.ts'
import { introduction } from './en/introduction.ts'
import { making } from './en/making.ts'
import { newAvatar } from './en/new-avatar.ts'
import { order } from './en/order.ts'
import { photoAdvice } from './en/photo-advice.ts'
import { photos } from './en/photos.ts'
import { refine } from './en/refine.ts'
import { result } from './en/result.ts'
import { sample } from './en/sample.ts'
import { series } from './en/series.ts'
import { settings } from './en/settings.ts'
import { sharing } from './en/sharing.ts'
import { styles } from './en/styles.ts'
import { training } from './en/training.ts'

export const en = {
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

/** Every text of the conversation. English names them; a text missing or misnamed in Russian does not compile. */
export type Texts = typeof en
