import type { Random } from '../../samples/seeded-random.ts'
import type { PlaceName } from './places.ts'

export type LookName = 'natural' | 'golden' | 'cold' | 'night' | 'neon' | 'airy' | 'rich' | 'moody'
export type Treatment =
  | 'photo'
  | 'oil'
  | 'watercolour'
  | 'sketch'
  | 'mono'
  | 'film'
  | 'comic'
  | 'illustration'
export type Fall = 'snow' | 'leaves' | 'petals' | 'stars' | 'sparks' | 'rain' | 'bubbles' | 'lights' | 'none'

/** What the words of a wish mean for its picture. */
export interface Mood {
  readonly place: PlaceName
  readonly look: LookName
  readonly treatment: Treatment
  readonly fall: Fall
}

type Reading = readonly [pattern: RegExp, meaning: Partial<Mood>]

/** Read from the top: for each part of the mood the first word that speaks of it wins. */
const readings: readonly Reading[] = [
  [/cyberpunk|\bneon|киберпанк|неон/, { place: 'neon', look: 'neon', fall: 'rain' }],
  [
    /\bspace|cosmo|galax|astronaut|planet|космо|косми|галакт|астронавт|планет/,
    { place: 'space', look: 'cold', fall: 'stars' },
  ],
  [/underwater|under water|mermaid|под вод|русал/, { place: 'deep', look: 'cold', fall: 'bubbles' }],
  [
    /snow|winter|\bski(?:s|ing|er)?\b|christmas|снег|снеж|лыж|зимн|зимо|новогод|рождеств/,
    { place: 'snow', look: 'cold', fall: 'snow' },
  ],
  [/autumn|fall leaves|осен/, { place: 'autumn', look: 'golden', fall: 'leaves' }],
  [/wedding|bride|groom|свадьб|свадеб|невест|жених/, { place: 'garden', look: 'airy', fall: 'petals' }],
  [/spring|blossom|sakura|flower|весн|сакур|цвет/, { place: 'garden', look: 'airy', fall: 'petals' }],
  [
    /castle|fantasy|magic|\belf|fairy|\bking\b|queen|princess|knight|фэнтези|волшеб|замок|замк|принцесс|корол|рыцар|эльф/,
    { place: 'fantasy', look: 'moody', fall: 'sparks' },
  ],
  [
    /concert|\bstage|rock star|\bparty|night ?club|сцен|концерт|вечеринк|клуб/,
    { place: 'stage', look: 'neon', fall: 'lights' },
  ],
  [/sunset|golden hour|dusk|закат/, { place: 'sunset', look: 'golden', fall: 'none' }],
  [/sunrise|\bdawn|рассвет/, { place: 'sunset', look: 'airy', fall: 'none' }],
  [/desert|\bdune|sahara|пустын|барханы/, { place: 'desert', look: 'golden', fall: 'none' }],
  [
    /beach|\bsea\b|seaside|ocean|tropic|island|пляж|море|моря|морск|океан|остров/,
    { place: 'sea', look: 'natural', fall: 'none' },
  ],
  [/mountain|\balps|hiking|горы|горах|горн|альп/, { place: 'mountains', look: 'natural', fall: 'none' }],
  [
    /forest|woods|jungle|\bpark\b|meadow|\bgarden|\bлес|джунгл|парк|поляна|сад/,
    { place: 'park', look: 'natural', fall: 'lights' },
  ],
  [/night|midnight|\bmoon|ночь|ночн|ночи|луна|лунн/, { look: 'night' }],
  [/paris|street|old town|europe|улиц|париж|европ/, { place: 'street' }],
  [
    /city|skyscraper|downtown|new york|tokyo|город|небоскр|токио|нью-йорк/,
    { place: 'city', look: 'moody', fall: 'lights' },
  ],
  [
    /office|business|corporate|linkedin|\bceo|suit\b|офис|бизнес|делов|костюм/,
    { place: 'office', look: 'natural', fall: 'none' },
  ],
  [/caf[eé]|coffee|restaurant|\bbar\b|кафе|кофе|ресторан/, { place: 'cafe', look: 'golden', fall: 'lights' }],
  [
    /\broom|\bhome|interior|window|library|\bbooks?\b|комнат|дома|окн|интерьер|библиот|книг/,
    { place: 'room', look: 'airy', fall: 'none' },
  ],
  [/studio|headshot|passport|студи|паспорт/, { place: 'studio', look: 'rich', fall: 'none' }],
  [/\brain|дожд/, { look: 'moody', fall: 'rain' }],
  [/dramatic|cinematic|драмат|кинематограф/, { look: 'moody' }],
  [
    /\boils?\b|impasto|renaissance|van gogh|painting|масл|живопис|картин|ренессанс|ван гог/,
    { treatment: 'oil', look: 'rich' },
  ],
  [/watercolo|aquarelle|акварел/, { treatment: 'watercolour', look: 'airy' }],
  [/pencil|sketch|charcoal|\bdrawing|карандаш|наброс|скетч|рисун/, { treatment: 'sketch' }],
  [
    /black[ -]and[ -]white|black & white|monochrom|\bb&w|\bnoir|чёрно|черно|монохром|нуар/,
    { treatment: 'mono' },
  ],
  [/\bfilm|vintage|retro|polaroid|analog|kodak|плён|пленк|винтаж|ретро|полароид/, { treatment: 'film' }],
  [/pop[ -]?art|comic|halftone|поп-?арт|комикс/, { treatment: 'comic', look: 'rich' }],
  [/anime|cartoon|pixar|illustrat|аниме|мульт|иллюстрац/, { treatment: 'illustration', look: 'rich' }],
]

/** Where the wish says nothing, the seed chooses among what always suits. */
export function readMood(prompt: string, random: Random): Mood {
  const words = prompt.toLowerCase()
  const chosen = {
    place: random.pick(['studio', 'park', 'sunset', 'city', 'garden', 'room', 'mountains'] as const),
    look: random.pick(['natural', 'golden', 'airy', 'rich'] as const),
    treatment: 'photo' as const,
    fall: random.pick(['none', 'none', 'lights'] as const),
  }
  const read: Partial<Mood> = readings
    .filter(([pattern]) => pattern.test(words))
    .reduce<Partial<Mood>>((mood, [, meaning]) => ({ ...meaning, ...mood }), {})
  return { ...chosen, ...read }
}
