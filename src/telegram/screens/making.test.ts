import { expect, test } from 'vitest'
import type { Generation } from '../../domain/generation/generation.ts'
import type { WorkProgress } from '../../domain/notices/messenger.ts'
import { keyboard } from '../kit/button.ts'
import { textsIn } from '../texts/texts.ts'
import { drawMaking } from './making.ts'

const texts = textsIn('en')

const progress = (
  seen: Partial<WorkProgress>,
  status: Generation['status'] = 'processing',
): WorkProgress => ({
  work: { kind: 'generation', generation: { id: 5, imageCount: 2, wish: 'a <ship>', status } as Generation },
  queuePosition: null,
  step: null,
  totalSteps: null,
  isStarted: false,
  elapsedMs: 0,
  ...seen,
})
const words = (seen: Partial<WorkProgress>, status?: Generation['status']): string =>
  drawMaking(texts, progress(seen, status)).text.html

test('each state has its words', () => {
  expect(words({}, 'pending')).toContain(texts.making.accepted)
  expect(words({ queuePosition: 3 })).toContain('3 before you')
  expect(words({ queuePosition: 0 })).toContain('Next in the queue')
  expect(words({ isStarted: true, queuePosition: 3 })).toContain(texts.making.drawing)
  expect(words({})).toContain('a &lt;ship&gt;')
})

test('the text stays the same for five seconds, so that it is not edited for nothing', () => {
  expect(words({ elapsedMs: 4999 })).toBe(words({}))
  expect(words({ elapsedMs: 5000 })).toContain('5 s')
  expect(words({ elapsedMs: 9999 })).toBe(words({ elapsedMs: 5000 }))
})

test('what leads away leaves the live message standing', () => {
  const { rows } = drawMaking(texts, progress({}))
  const data = keyboard(rows)
    .inline_keyboard.flat()
    .map((button) => 'callback_data' in button && button.callback_data)
  expect(data).toEqual(['making:fresh:5', 'making:ask:5', 'create:anew', 'home:anew'])
})
