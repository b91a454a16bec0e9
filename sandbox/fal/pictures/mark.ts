/**
 * The word "demo" as strokes of our own: a machine without fonts draws boxes instead of letters.
 * One unit is the height of a small letter; the baseline is y = 0.
 */
const letters = [
  'M1.02-1.55V0M1.02-.5A.5.5 0 1 0 .02-.5A.5.5 0 1 0 1.02-.5Z',
  'M1.5-.52H2.42A.47.47 0 0 0 1.48-.5A.5.5 0 0 0 2.32-.16',
  'M2.9 0V-1M2.9-.62A.37.37 0 0 1 3.64-.62V0M3.64-.62A.37.37 0 0 1 4.38-.62V0',
  'M5.84-.5A.5.5 0 1 0 4.84-.5A.5.5 0 1 0 5.84-.5Z',
]
const WIDTH_UNITS = 5.9
const HEIGHT_UNITS = 1.55

/** A small pill with "demo" for the lower right corner; empty where the picture is too small to carry it. */
export function markOverlay(width: number, height: number): string {
  const side = Math.min(width, height)
  if (side < 96) return ''
  const unit = Math.max(5, side * 0.0125)
  const pad = unit * 0.95
  const boxWidth = WIDTH_UNITS * unit + pad * 2
  const boxHeight = HEIGHT_UNITS * unit + pad * 1.5
  const left = width - boxWidth - unit * 1.8
  const top = height - boxHeight - unit * 1.8
  const strokes = letters.map((letter) => `<path d="${letter}"/>`).join('')
  return `<g>
    <rect x="${left}" y="${top}" width="${boxWidth}" height="${boxHeight}" rx="${boxHeight / 2}" fill="#0b0d12" fill-opacity=".3" stroke="#fff" stroke-opacity=".28" stroke-width="${unit * 0.09}"/>
    <g transform="translate(${left + pad} ${top + boxHeight - pad * 0.78}) scale(${unit})" fill="none" stroke="#fff" stroke-opacity=".88" stroke-width=".2" stroke-linecap="round" stroke-linejoin="round">${strokes}</g>
  </g>`
}
