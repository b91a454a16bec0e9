/** Where an image stands among all, as a button remembered it: place 1 is the newest, 0 is not known. */
export interface Remembered {
  readonly place: number
  /** How many there were when the button was drawn. */
  readonly count: number
}

/** The place now. Images made since came in front; at both ends the neighbours tell for certain. */
export function placeNow(
  { place, count: countThen }: Remembered,
  now: { readonly count: number; readonly hasNewer: boolean; readonly hasOlder: boolean },
): number {
  if (!now.hasNewer) return 1
  if (!now.hasOlder) return now.count
  const moved = place + now.count - countThen
  // In between neither end can be right: what was remembered is out of date.
  return place > 0 && moved > 1 && moved < now.count ? moved : 0
}
