import type { HairLayers, HairScene } from './lock.ts'
import { drawLoose, drawTied } from './long-hair.ts'
import { drawShort } from './short-hair.ts'

const styles = {
  long: (scene: HairScene) => drawLoose(scene, { tucked: false }),
  tucked: (scene: HairScene) => drawLoose(scene, { tucked: true }),
  bun: drawTied,
  short: drawShort,
} satisfies Record<string, (scene: HairScene) => HairLayers>

export type HairStyle = keyof typeof styles

export const drawHair = (style: HairStyle, scene: HairScene): HairLayers => styles[style](scene)
