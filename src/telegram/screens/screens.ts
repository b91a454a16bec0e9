import type { BotScreens } from '../screen-kit.ts'
import { actScreen } from './act.ts'
import { avatarsScreen } from './avatars.ts'
import { balanceScreen } from './balance.ts'
import { bulkScreen } from './bulk.ts'
import { collectionScreen } from './collection.ts'
import { collectionsScreen } from './collections.ts'
import { createScreen } from './create.ts'
import { exactScreen } from './exact.ts'
import { galleryScreen } from './gallery.ts'
import { genderScreen } from './gender.ts'
import { helpScreen } from './help.ts'
import { historyScreen } from './history.ts'
import { homeScreen } from './home.ts'
import { instantScreen } from './instant.ts'
import { languageScreen } from './language.ts'
import { keepScreen } from './keep.ts'
import { makingScreen } from './making.ts'
import { nameScreen } from './name.ts'
import { newAvatarScreen } from './new-avatar.ts'
import { offerScreen } from './offer.ts'
import { orderScreen } from './order.ts'
import { photoScreen } from './photo.ts'
import { photosScreen } from './photos.ts'
import { promptScreen } from './prompt.ts'
import { refineScreen } from './refine.ts'
import { resultScreen } from './result.ts'
import { sampleScreen } from './sample.ts'
import { datesScreen } from './dates.ts'
import { fillScreen } from './fill.ts'
import { filterScreen } from './filter.ts'
import { jumpScreen } from './jump.ts'
import { pickScreen } from './pick.ts'
import { pictureScreen } from './picture.ts'
import { searchScreen } from './search.ts'
import { sheetScreen } from './sheet.ts'
import { seriesScreen } from './series.ts'
import { settingsScreen } from './settings.ts'
import { shareScreen } from './share.ts'
import { sharedScreen } from './shared.ts'
import { statisticsScreen } from './statistics.ts'
import { styleListScreen } from './style-list.ts'
import { styleScreen } from './style.ts'
import { stylesScreen } from './styles.ts'
import { tipsScreen } from './tips.ts'
import { trainingScreen } from './training.ts'

/** Every screen of the map, mounted: one left out does not compile. */
export const screens: BotScreens = {
  home: homeScreen,
  language: languageScreen,
  settings: settingsScreen,
  help: helpScreen,
  newAvatar: newAvatarScreen,
  gender: genderScreen,
  name: nameScreen,
  photos: photosScreen,
  photo: photoScreen,
  tips: tipsScreen,
  offer: offerScreen,
  instant: instantScreen,
  training: trainingScreen,
  avatars: avatarsScreen,
  create: createScreen,
  order: orderScreen,
  exact: exactScreen,
  styles: stylesScreen,
  styleList: styleListScreen,
  style: styleScreen,
  sample: sampleScreen,
  refine: refineScreen,
  making: makingScreen,
  result: resultScreen,
  series: seriesScreen,
  gallery: galleryScreen,
  prompt: promptScreen,
  share: shareScreen,
  shared: sharedScreen,
  sheet: sheetScreen,
  search: searchScreen,
  picture: pictureScreen,
  pick: pickScreen,
  jump: jumpScreen,
  filter: filterScreen,
  dates: datesScreen,
  statistics: statisticsScreen,
  bulk: bulkScreen,
  act: actScreen,
  fill: fillScreen,
  collections: collectionsScreen,
  collection: collectionScreen,
  keep: keepScreen,
  balance: balanceScreen,
  history: historyScreen,
}
