/** Characters that show nothing, alone, would be a button without a label. */
const isVisible = (name: string): boolean => /[^\s\p{C}]/u.test(name)

/** A name as it is kept, at most so many UTF-16 units long; undefined for what is none, such as a command. */
export function tidyName(words: string, maxLength: number): string | undefined {
  const name = words.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return isVisible(name) && name.length <= maxLength && !name.startsWith('/') ? name : undefined
}
