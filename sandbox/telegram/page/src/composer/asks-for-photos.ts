import type { Message } from '@grammyjs/types'

const asking =
  /(пришли|присыла|отправ|загруз|добав|жду|нужн|выбер)[^.!?\n]{0,80}(фото|снимк|селфи)|(send|upload|add|share|drop|need|choose)\b[^.!?\n]{0,80}(photo|picture|selfie)/i

/** Whether the newest words of the bot ask for pictures. Only a hint is drawn from it. */
export function asksForPhotos(messages: readonly Message[]): boolean {
  const last = messages.findLast((message) => message.from?.is_bot && !message.via_bot)
  return asking.test(last?.text ?? last?.caption ?? '')
}
