import type { MessageEntity } from '@grammyjs/types'

export type EntityNode = string | { readonly entity: MessageEntity; readonly children: readonly EntityNode[] }

/**
 * Nests flat entities over their text. Offsets are UTF-16 units, as JavaScript counts. Telegram promises that
 * entities are nested or apart; one that is not is cut at its parent's end.
 */
export function entityTree(text: string, entities: readonly MessageEntity[] = []): readonly EntityNode[] {
  const sorted = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
  return nest(text, { start: 0, end: text.length, entities: sorted })
}

interface Span {
  readonly start: number
  readonly end: number
  readonly entities: readonly MessageEntity[]
}

function nest(text: string, { start, end, entities }: Span): readonly EntityNode[] {
  const nodes: EntityNode[] = []
  let at = start
  let next = 0
  while (next < entities.length) {
    const entity = entities[next]
    if (!entity) break
    const from = Math.max(entity.offset, at)
    const to = Math.min(entity.offset + entity.length, end)
    let inner = next + 1
    while (inner < entities.length && (entities[inner]?.offset ?? end) < to) inner += 1
    if (from < to) {
      if (from > at) nodes.push(text.slice(at, from))
      const children = nest(text, { start: from, end: to, entities: entities.slice(next + 1, inner) })
      nodes.push({ entity, children })
      at = to
      next = inner
    } else {
      next += 1
    }
  }
  if (at < end) nodes.push(text.slice(at, end))
  return nodes.map((node, index) => (endsBlock(nodes[index - 1]) ? withoutBreak(node) : node))
}

const blocks: readonly string[] = ['pre', 'blockquote', 'expandable_blockquote']

const endsBlock = (node: EntityNode | undefined): boolean =>
  node !== undefined && typeof node !== 'string' && blocks.includes(node.entity.type)

/** A block ends its own line: the line break that follows it in the text would draw an empty one. */
const withoutBreak = (node: EntityNode): EntityNode =>
  typeof node === 'string' && node.startsWith('\n') ? node.slice(1) : node
