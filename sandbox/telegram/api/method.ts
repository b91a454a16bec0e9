import type { ApiMethods } from '@grammyjs/types'

import type { Bot } from '../store/bots.ts'
import type { World } from '../world.ts'
import type { Upload } from './read-params.ts'

/** On the wire a file is text too: its file_id, an address, or attach:// and the name of a part. */
type Api = ApiMethods<string>

export type MethodName = keyof Api
export type ParamsOf<M extends MethodName> =
  Parameters<Api[M]> extends [infer P] ? P : Parameters<Api[M]> extends [(infer P)?] ? NonNullable<P> : never
export type ResultOf<M extends MethodName> = ReturnType<Api[M]>

export interface Call {
  readonly world: World
  readonly bot: Bot
  readonly uploads: ReadonlyMap<string, Upload>
  /** Fires when the client has hung up. */
  readonly signal: AbortSignal
}

export type Methods = {
  readonly [M in MethodName]?: (params: ParamsOf<M>, call: Call) => Promise<ResultOf<M>> | ResultOf<M>
}
