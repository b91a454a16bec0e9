import { expect, test } from 'vitest'

import { formatText } from './formatted-text.ts'

const html = (text: string) => formatText({ text, parseMode: 'HTML' })
const markdown = (text: string) => formatText({ text, parseMode: 'Markdown' })
const markdownV2 = (text: string) => formatText({ text, parseMode: 'MarkdownV2' })

test('HTML nests, decodes and counts in UTF-16 units', () => {
  expect(html('😀<b>a<i>b</i></b> &lt;c&gt; &amp;&#33;')).toEqual({
    text: '😀ab <c> &!',
    entities: [
      { type: 'bold', offset: 2, length: 2 },
      { type: 'italic', offset: 3, length: 1 },
    ],
  })
})

test('HTML knows spoilers, quotes, links and code of a language', () => {
  expect(html('<tg-spoiler>s</tg-spoiler><span class="tg-spoiler">t</span>').entities).toEqual([
    { type: 'spoiler', offset: 0, length: 1 },
    { type: 'spoiler', offset: 1, length: 1 },
  ])
  expect(html('<blockquote expandable>q</blockquote>').entities?.[0]?.type).toBe('expandable_blockquote')
  expect(html('<a href="https://example.com/?a=1&amp;b=2">l</a>').entities).toEqual([
    { type: 'text_link', offset: 0, length: 1, url: 'https://example.com/?a=1&b=2' },
  ])
  expect(html('<pre><code class="language-ts">x = 1</code></pre>').entities).toEqual([
    { type: 'pre', offset: 0, length: 5, language: 'ts' },
  ])
})

test.each([
  ['<b', 'Unclosed start tag at byte offset 0'],
  ['x</b>', 'Unexpected end tag at byte offset 1'],
  ['<b>x</b', 'Unclosed end tag at byte offset 4'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
])('HTML %s is refused', (text, reason) => {
  expect(() => html(text)).toThrow(`Bad Request: can't parse entities: ${reason}`)
})

test('MarkdownV2 knows its marks, escapes and nesting', () => {
  expect(markdownV2('*bold _both_* ~gone~ __under__ ||hidden|| `co_de` 1\\.')).toEqual({
    text: 'bold both gone under hidden co_de 1.',
    entities: [
      { type: 'bold', offset: 0, length: 9 },
      { type: 'italic', offset: 5, length: 4 },
      { type: 'strikethrough', offset: 10, length: 4 },
      { type: 'underline', offset: 15, length: 5 },
      { type: 'spoiler', offset: 21, length: 6 },
      { type: 'code', offset: 28, length: 5 },
    ],
  })
  expect(markdownV2('```js\nlet a = 1.5\n```').entities).toEqual([
    { type: 'pre', offset: 0, length: 11, language: 'js' },
  ])
  expect(markdownV2('[link](https://example.com/a\\)b)').entities?.[0]).toMatchObject({
    url: 'https://example.com/a)b',
  })
})

test('MarkdownV2 quotes end with their last line', () => {
  expect(markdownV2('>one\n>two\nthree')).toEqual({
    text: 'one\ntwo\nthree',
    entities: [{ type: 'blockquote', offset: 0, length: 7 }],
  })
  expect(markdownV2('**>one\n>two||').entities?.[0]?.type).toBe('expandable_blockquote')
})

test.each([
  ['a-b', "Character '-' is reserved and must be escaped with the preceding '\\'"],
  ['wow!', "Character '!' is reserved and must be escaped with the preceding '\\'"],
  ['_x', "Can't find end of Italic entity at byte offset 0"],
  ['я ||x', "Can't find end of Spoiler entity at byte offset 3"],
  ['[x](http://a.b', "Can't find end of a URL at byte offset 3"],
])('MarkdownV2 %s is refused', (text, reason) => {
  expect(() => markdownV2(text)).toThrow(`Bad Request: can't parse entities: ${reason}`)
})

test('the old Markdown does not nest', () => {
  expect(markdown('*a_b* _c_ `d*` [e](example.com) \\*f')).toEqual({
    text: 'a_b c d* e *f',
    entities: [
      { type: 'bold', offset: 0, length: 3 },
      { type: 'italic', offset: 4, length: 1 },
      { type: 'code', offset: 6, length: 2 },
      { type: 'text_link', offset: 9, length: 1, url: 'http://example.com/' },
    ],
  })
})

test('commands, mentions, hashtags and addresses are marked without being asked', () => {
  const { text, entities } = formatText({
    text: '/start @AishaStudioBot #фото https://example.com/a. me@a.io',
  })
  expect(entities?.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual([
    ['bot_command', '/start'],
    ['mention', '@AishaStudioBot'],
    ['hashtag', '#фото'],
    ['url', 'https://example.com/a'],
    ['email', 'me@a.io'],
  ])
})

test('spaces at both ends go, and entities with them', () => {
  expect(html(' \n<b> a </b> ')).toEqual({ text: 'a', entities: [{ type: 'bold', offset: 0, length: 1 }] })
  expect(formatText({ text: 'user <b>text</b>' })).toEqual({ text: 'user <b>text</b>' })
})
