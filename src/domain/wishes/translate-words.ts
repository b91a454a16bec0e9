import { russianPhrases, russianStems, russianWords } from './russian-lexicon.ts'

const adjective = 'ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ыми ими ых их ую юю ою ею ей'.split(
  ' ',
)
const noun =
  'а я о е ы и у ю ь й ом ем ой ей ою ею ам ям ами ями ах ях ов ев ью ия ии ию ием ией ий иям иями иях ья ье ьев ьям ьями ьях ьем'.split(
    ' ',
  )
const verb =
  'ю у ет ит ут ют ат ят ешь ишь ем им ете ите ться тся сь ся ется ится ются ятся аюсь юсь ает яет ают яют ал ала али ать ить еть ять л ла ли ть'.split(
    ' ',
  )
const participle = ['ящ', 'ющ', 'ущ', 'ащ', 'ающ', 'енн', 'анн', 'нн'].flatMap((each) =>
  adjective.flatMap((ending) => [`${each}${ending}`, `${each}${ending}ся`]),
)
const endings = new Set(['', ...adjective, ...noun, ...verb, ...participle])

const longestPhrase = Math.max(...[...russianPhrases.keys()].map((each) => each.split(' ').length))

/** What people say with a picture of it, where a model reads words only. */
const emoji: Readonly<Record<string, string>> = {
  '🌅': 'sunset',
  '🌇': 'sunset',
  '🌊': 'sea waves',
  '🏖': 'beach',
  '🏔': 'mountains',
  '🌲': 'forest',
  '🌸': 'cherry blossom',
  '🌹': 'roses',
  '❄': 'snow',
  '🔥': 'fire',
  '🌙': 'moon',
  '⭐': 'stars',
  '🌈': 'rainbow',
  '☕': 'cup of coffee',
  '🐱': 'cat',
  '🐶': 'dog',
  '🐴': 'horse',
  '🦄': 'unicorn',
  '🐉': 'dragon',
  '👑': 'crown',
  '🚀': 'rocket',
  '🎄': 'Christmas tree',
  '🎂': 'birthday cake',
  '🎈': 'balloons',
}
/** Colours of skin and the shape of a picture say nothing by themselves. */
const emojiShade = /[\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu

/** What stands in quotes is to be written as it is; then words, and whatever is between them. */
const tokens =
  /«[^»]*»|“[^”]*”|"[^"]*"|[\p{L}\p{N}]+(?:['’][\p{L}]+)?|\p{Extended_Pictographic}|[^\p{L}\p{N}]/gu
const isWord = (token: string): boolean => /^[\p{L}\p{N}]/u.test(token)

/** Puts Russian words into English one by one. What is not known stays as it was written: nothing is lost. */
export function translateWords(words: string): string {
  const found = words.replace(emojiShade, '').match(tokens) ?? []
  const parts: string[] = []
  for (let at = 0; at < found.length;) {
    const phrase = phraseAt(found, at)
    if (phrase) parts.push(phrase.english)
    else parts.push(translateWord(found[at] ?? ''))
    at += phrase?.length ?? 1
  }
  return parts.join('').replace(/ {2,}/g, ' ').trim()
}

function phraseAt(all: readonly string[], at: number): { english: string; length: number } | undefined {
  for (let words = longestPhrase; words >= 1; words--) {
    const { text, length } = wordsFrom(all, at, words)
    const english = length > 0 ? russianPhrases.get(text) : undefined
    if (english !== undefined) return { english, length }
  }
  return undefined
}

/** That many words from here, with single spaces or hyphens between them; length 0 where something else stands. */
function wordsFrom(
  all: readonly string[],
  at: number,
  words: number,
): { readonly text: string; readonly length: number } {
  const length = words * 2 - 1
  const part = all.slice(at, at + length)
  const isPhrase =
    part.length === length &&
    part.every((each, index) => (index % 2 === 0 ? isWord(each) : each === ' ' || each === '-'))
  if (!isPhrase) return { text: '', length: 0 }
  return { text: plain(part.filter((_, index) => index % 2 === 0).join(' ')), length }
}

const plain = (word: string): string => word.toLowerCase().replaceAll('ё', 'е')

function translateWord(word: string): string {
  const known = emoji[word]
  if (known !== undefined) return ` ${known} `
  if (!/[а-яё]/i.test(word) || !isWord(word)) return word
  const lower = plain(word)
  const whole = russianWords.get(lower)
  if (whole !== undefined) return whole
  for (let length = lower.length; length >= 2; length--) {
    const english = russianStems.get(lower.slice(0, length))
    if (english !== undefined && endings.has(lower.slice(length))) return english
  }
  return word
}
