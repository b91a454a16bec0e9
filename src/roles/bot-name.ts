import type { Api } from 'grammy'

/** The bot's name in links, asked of Telegram once; undefined while Telegram does not answer. */
export function createBotName(
  api: Pick<Api, 'getMe'>,
  onError: (error: unknown) => void,
): () => Promise<string | undefined> {
  let name: string | undefined
  return async () => {
    try {
      name ??= (await api.getMe()).username
    } catch (error) {
      onError(error)
    }
    return name
  }
}
