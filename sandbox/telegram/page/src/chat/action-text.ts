import type { Texts } from '../texts.ts'

export const actionText = (action: string, texts: Texts): string =>
  texts.actions[action] ?? texts.actions['typing'] ?? action
