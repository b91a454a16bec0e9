import { fileURLToPath } from 'node:url'
import sharp, { type OverlayOptions } from 'sharp'
import type { Bar, SheetDrawer } from '../../domain/gallery/sheet-drawer.ts'
import { openOptions } from './sharp-settings.ts'

const columns = 3
const cellPixels = 320
const gapPixels = 8
const sidePixels = columns * cellPixels + (columns + 1) * gapPixels
const background = '#17212b'

/** Shipped with the program: a machine without fonts would draw boxes. */
const fontfile = fileURLToPath(new URL('fonts/DejaVuSans.ttf', import.meta.url))

export function createSheetDrawer(): SheetDrawer {
  const badges = new Map<number, Promise<Buffer>>()
  const badgeOf = (number: number): Promise<Buffer> => {
    const known = badges.get(number) ?? drawBadge(number)
    badges.set(number, known)
    return known
  }

  return {
    async drawSheet(thumbnails) {
      const overlays = await Promise.all(
        thumbnails.map(async (thumbnail, index): Promise<OverlayOptions[]> => {
          const left = gapPixels + (index % columns) * (cellPixels + gapPixels)
          const top = gapPixels + Math.floor(index / columns) * (cellPixels + gapPixels)
          const [cell, badge] = await Promise.all([thumbnail && cellOf(thumbnail), badgeOf(index + 1)])
          return [
            ...(cell ? [{ input: cell, raw: rawCell, left, top }] : []),
            { input: badge, left: left + 10, top: top + 10 },
          ]
        }),
      )
      const rows = Math.max(1, Math.ceil(thumbnails.length / columns))
      const height = rows * cellPixels + (rows + 1) * gapPixels
      return sharp({ create: { width: sidePixels, height, channels: 3, background } })
        .composite(overlays.flat())
        .jpeg({ quality: 82 })
        .toBuffer()
    },

    drawBars,
  }
}

const rawCell = { width: cellPixels, height: cellPixels, channels: 3 } as const

const cellOf = (thumbnail: Uint8Array): Promise<Buffer> =>
  sharp(thumbnail, openOptions)
    .resize(cellPixels, cellPixels, { fit: 'cover', position: 'centre' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer()

const words = (text: string, { size, colour = 'white' }: { size: number; colour?: string }) => ({
  text: {
    text: `<span foreground="${colour}">${text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</span>`,
    font: `DejaVu Sans ${size}`,
    fontfile,
    rgba: true,
    dpi: 72,
  },
})

async function drawBadge(number: number): Promise<Buffer> {
  const circle = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="52" height="52"><circle cx="26" cy="26" r="25" fill="#000" fill-opacity="0.65"/></svg>',
  )
  const digit = await sharp(words(String(number), { size: 30 }))
    .png()
    .toBuffer()
  return sharp(circle)
    .composite([{ input: digit, gravity: 'centre' }])
    .png()
    .toBuffer()
}

const plot = { width: 1080, height: 720, left: 60, right: 60, top: 150, bottom: 110 }

async function drawBars(title: string, bars: readonly Bar[]): Promise<Uint8Array> {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const slot = (plot.width - plot.left - plot.right) / Math.max(1, bars.length)
  const tallest = plot.height - plot.top - plot.bottom
  const ground = plot.height - plot.bottom
  const shapes = bars.map(({ value }, index) => {
    const height = Math.max(2, Math.round((value / most) * tallest))
    const width = Math.min(slot * 0.66, 120)
    const x = plot.left + slot * (index + 0.5) - width / 2
    return `<rect x="${x}" y="${ground - height}" width="${width}" height="${height}" rx="8" fill="#5aa9e6"/>`
  })
  const frame = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${plot.width}" height="${plot.height}"><rect width="100%" height="100%" fill="${background}"/><line x1="${plot.left}" x2="${plot.width - plot.right}" y1="${ground}" y2="${ground}" stroke="#8899a6" stroke-width="2"/>${shapes.join('')}</svg>`,
  )
  const texts = bars.flatMap(({ label, value, shownValue }, index) => {
    const middle = plot.left + slot * (index + 0.5)
    const top = ground - Math.max(2, Math.round((value / most) * tallest))
    return [
      { text: label, size: 22, colour: '#c8d3dc', middle, bottom: ground + 44 },
      { text: shownValue, size: 24, colour: 'white', middle, bottom: top - 12 },
    ]
  })
  const overlays = await Promise.all(
    [{ text: title, size: 36, colour: 'white', middle: plot.width / 2, bottom: 84 }, ...texts].map(
      async ({ text, size, colour, middle, bottom }): Promise<OverlayOptions> => {
        const { data, info } = await sharp(words(text, { size, colour }))
          .png()
          .toBuffer({ resolveWithObject: true })
        const left = Math.round(Math.min(Math.max(0, middle - info.width / 2), plot.width - info.width))
        return { input: data, left, top: Math.max(0, Math.round(bottom - info.height)) }
      },
    ),
  )
  return sharp(frame).composite(overlays).jpeg({ quality: 88 }).toBuffer()
}
