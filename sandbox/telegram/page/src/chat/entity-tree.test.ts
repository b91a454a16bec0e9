import { expect, test } from 'vitest'

import { entityTree, type EntityNode } from './entity-tree.ts'

const outline = (nodes: readonly EntityNode[]): string =>
  nodes
    .map((node) => (typeof node === 'string' ? node : `<${node.entity.type}:${outline(node.children)}>`))
    .join('')

test('entities nest as Telegram sends them, outer ones first or not', () => {
  const tree = entityTree('plain bold and italic end', [
    { type: 'italic', offset: 15, length: 6 },
    { type: 'bold', offset: 6, length: 15 },
  ])
  expect(outline(tree)).toBe('plain <bold:bold and <italic:italic>> end')
})

test('offsets count UTF-16 units, so that letters after an emoji stay in place', () => {
  expect(outline(entityTree('😀 hi', [{ type: 'bold', offset: 3, length: 2 }]))).toBe('😀 <bold:hi>')
})

test('an entity that reaches beyond the text or its parent is cut, never lost text', () => {
  const tree = entityTree('abcdef', [
    { type: 'bold', offset: 0, length: 4 },
    { type: 'italic', offset: 2, length: 90 },
  ])
  expect(outline(tree).replaceAll(/<\w+:|>/g, '')).toBe('abcdef')
})

test('the line break after a block is the end of the block, not an empty line', () => {
  expect(outline(entityTree('quote\nafter', [{ type: 'blockquote', offset: 0, length: 5 }]))).toBe(
    '<blockquote:quote>after',
  )
})
