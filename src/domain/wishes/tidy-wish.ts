export const maxWishLength = 4000

/** A wish as one line: no line breaks, no signs that cannot be seen. */
export const tidyWish = (words: string): string =>
  words
    .replace(/[\p{Cc}\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxWishLength)
    // Half of an emoji at the cut.
    .replace(/[\uD800-\uDBFF]$/, '')
