import type { BotContext } from './context.ts'
import { createKit, type Screens } from './kit/kit.ts'
import { screenMap } from './screens/map.ts'

export type BotScreens = Screens<BotContext, typeof screenMap>

export const { screen, goTo, goToAnew, mountScreens } = createKit<BotContext, typeof screenMap>(screenMap)
