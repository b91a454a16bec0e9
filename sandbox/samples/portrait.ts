import { drawAccessory, type Accessory } from './accessories.ts'
import { createTorso, drawSkinOfBody } from './body.ts'
import type { Outfit } from './cloth.ts'
import { drawClothes } from './clothes.ts'
import { mix, times, toHex, type Color } from './color.ts'
import { beardAt, drawFaceSkin } from './face-skin.ts'
import { createOnFace, drawBrows, drawEyes, drawMouth, drawNose, type Expression } from './features.ts'
import { drawHair, type HairStyle } from './hair.ts'
import { createHead, type Head } from './head.ts'
import { shade, type Light } from './light.ts'
import type { Person } from './people.ts'
import { createProject, smoothPath, turn, type Point3, type Pose, type Project } from './pose.ts'
import type { Random } from './seeded-random.ts'

export interface PortraitRequest {
  readonly person: Person
  readonly pose: Pose
  readonly expression: Expression
  readonly outfit: Outfit
  readonly hairStyle: HairStyle
  readonly accessories: readonly { kind: Accessory; color: Color }[]
  readonly light: Light
  readonly random: Random
}

/** SVG of somebody, without a background, in layers from the back to the front. */
export async function drawPortrait(request: PortraitRequest): Promise<string> {
  const { person, pose, expression, light, random } = request
  const head = createHead(person.shape)
  const project = createProject(pose)
  const facing = (normal: Point3) => turn(normal, pose)
  const skin = await drawFaceSkin({ head, project, facing, light, tone: person.tone })
  const lit = shade(light, [0, -0.1, 0.95], person.tone.base)
  const face = { head, project, scale: pose.scale, skin: lit, look: tinted(request), expression }
  const hair = drawHair(request.hairStyle, {
    head,
    project,
    facing,
    light,
    random,
    color: person.hair,
    yaw: pose.yaw,
    scale: pose.scale,
  })
  const body = { pose, build: person.build, skin: person.tone.base, light }
  const torso = createTorso(body)
  const wearing = (below: boolean) =>
    request.accessories
      .filter(({ kind }) => (kind === 'glasses') === below)
      .map(({ kind, color }) =>
        drawAccessory(kind, { project, scale: pose.scale, yaw: pose.yaw, light, color }),
      )
      .join('')
  const hatted = request.accessories.some(({ kind }) => kind === 'hat' || kind === 'beanie')
  const brow = project([0, -0.8, 0])
  const worn = (layer: string) => (hatted ? `<g clip-path="url(#underHat)">${layer}</g>` : layer)
  return `
  <clipPath id="underHat"><rect x="-9999" y="${brow.y}" width="19998" height="9999"/></clipPath>
  ${worn(hair.back)}
  ${drawSkinOfBody(body, torso)}
  ${drawClothes(torso, request.outfit)}
  ${[-1, 1].map((side) => drawEar(side, { head, project, pose, light, tone: person.tone.base })).join('')}
  <clipPath id="face"><path d="${smoothPath(skin.outline, { closed: true })}"/></clipPath>
  <g clip-path="url(#face)">
    ${skin.image}
    ${person.freckles ? drawFreckles({ head, project, scale: pose.scale, skin: lit, random }) : ''}
    ${person.beard ? drawBeard({ head, project, scale: pose.scale, hair: person.hair, light, random, expression, yaw: pose.yaw }) : ''}
    ${drawNose(face)}${drawMouth(face)}${drawEyes(face)}${drawBrows(face)}
  </g>
  ${wearing(true)}
  ${worn(hair.front)}
  ${wearing(false)}`
}

/** Lips and brows take the colour of the light as the skin does. */
function tinted({ person: { look }, light }: PortraitRequest) {
  const under = (color: Color) => shade(light, [0, 0.05, 0.98], color, 'cloth')
  return {
    ...look,
    lips: mix(look.lips, under(look.lips), 0.75),
    brow: mix(look.brow, under(look.brow), 0.6),
  }
}

function drawEar(
  side: number,
  { project, pose, light, tone }: { head: Head; project: Project; pose: Pose; light: Light; tone: Color },
): string {
  if (side * Math.sin(pose.yaw) > 0.35) return ''
  const at = (x: number, y: number, z: number) => project([side * x, y, z])
  const shell = smoothPath(
    [
      at(0.94, -0.1, 0.08),
      at(1.06, -0.22, -0.02),
      at(1.14, -0.14, -0.14),
      at(1.12, 0.12, -0.14),
      at(1.05, 0.34, -0.04),
      at(0.98, 0.47, 0.08),
      at(0.93, 0.36, 0.12),
    ],
    { closed: true },
  )
  const inner = smoothPath([
    at(1.0, -0.06, 0.02),
    at(1.08, -0.1, -0.08),
    at(1.08, 0.08, -0.08),
    at(1.02, 0.24, 0),
  ])
  const skin = shade(light, turn([side * 0.8, 0, 0.5], pose), mix(tone, [0.9, 0.4, 0.3], 0.15))
  return `<path d="${shell}" fill="${toHex(skin)}"/><path d="${inner}" fill="none" stroke="${toHex(times(skin, [0.55, 0.42, 0.4]))}" stroke-opacity=".6" stroke-width="${pose.scale * 0.04}" stroke-linecap="round"/>`
}

function drawFreckles(scene: {
  head: Head
  project: Project
  scale: number
  skin: Color
  random: Random
}): string {
  const { head, project, scale, random } = scene
  const color = toHex(times(scene.skin, [0.72, 0.52, 0.42]))
  return Array.from({ length: 64 }, () => {
    const spread = random.between(-1, 1) + random.between(-1, 1)
    const x = spread * 0.36
    const { x: cx, y: cy } = project(head.at(x, 0.3 + random.between(-0.13, 0.14) - Math.abs(x) * 0.05))
    return `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${(scale * random.between(0.007, 0.015)).toFixed(1)}" fill="${color}" fill-opacity="${random.between(0.25, 0.6).toFixed(2)}"/>`
  }).join('')
}

/** A short full beard: a soft mask on the jaw, then hairs along the way they grow. */
function drawBeard(scene: {
  head: Head
  project: Project
  scale: number
  hair: Color
  light: Light
  random: Random
  expression: Expression
  yaw: number
}): string {
  const { head, project, scale, random, hair, light, yaw } = scene
  const face = createOnFace({ head, project })
  const lit = shade(light, [0, 0.15, 0.95], hair, 'cloth')
  const hairs = { dark: '', light: '' }
  // Behind the nose, or around the far cheek.
  const isHidden = (x: number, y: number) => {
    const turnsAway = project(head.at(x + 0.02, y)).x - project(head.at(x - 0.02, y)).x < scale * 0.008
    const behindNose = y < 0.74 && x * yaw > 0 && Math.abs(yaw) > 0.45
    return turnsAway || behindNose
  }
  for (let index = 0; index < 2600; index += 1) {
    const x = random.between(-0.95, 0.95)
    const y = random.between(0.2, 1.38)
    if (random.between(0.1, 1) > beardAt(x, y - 0.04 * scene.expression.open) || isHidden(x, y)) continue
    const [root, tip] = face.spots([
      [x, y],
      [x * 1.01 + random.between(-0.018, 0.018), y + random.between(0.04, 0.075)],
    ])
    if (root && tip)
      hairs[random.chance(0.7) ? 'dark' : 'light'] +=
        `M${root.x.toFixed(1)} ${root.y.toFixed(1)}L${tip.x.toFixed(1)} ${tip.y.toFixed(1)}`
  }
  const style = `fill="none" stroke-width="${scale * 0.0085}" stroke-linecap="round"`
  return `<path d="${hairs.dark}" ${style} stroke="${toHex(times(lit, 0.75))}" stroke-opacity=".55"/>
  <path d="${hairs.light}" ${style} stroke="${toHex(mix(lit, [0.8, 0.6, 0.45], 0.25))}" stroke-opacity=".5"/>`
}
