import type { Composer, Context } from 'grammy'
import { wire, type Button, type ButtonStyle } from './button.ts'
import { join, packAll, split, unpackAll, type Fields, type Values } from './fields.ts'
import { answerOnce, type ScreenFlavor } from './show.ts'

const openAction = 'open'
const openAnewAction = 'anew'

export type KitContext = Context & ScreenFlavor
export type Handler<C, V> = (ctx: C, values: V) => Promise<void>
/** Takes the message that was waited for, or declines it: then it means what it would have meant anyway. */
export type Taker<C, V> = (ctx: C, values: V) => Promise<'taken' | 'declined'>
type ScreenMap = Readonly<Record<string, Fields>>

/** A declared screen, ready to be mounted. Only `screen().view` makes one. */
export interface Screen<C extends KitContext, M extends ScreenMap, N extends keyof M> {
  readonly name: N
  readonly open: Handler<C, Values<M[N]>>
  /** What the screen declares, for the map of screens and for the test that presses everything. */
  readonly buttons: readonly string[]
  readonly inputs: readonly string[]
  press(ctx: C, action: string, parts: readonly string[]): Promise<boolean>
  take(ctx: C, action: string, parts: readonly string[]): Promise<boolean>
}

/** Opens a screen by its name from within a handler. */
export type OpenScreen<M extends ScreenMap> = <N extends keyof M & string>(
  name: N,
  params: Values<M[N]>,
) => Promise<void>

export type Screens<C extends KitContext, M extends ScreenMap> = { readonly [N in keyof M]: Screen<C, M, N> }

/** The button machine for a map of screens: every button it makes has a handler, or the program does not compile. */
export function createKit<C extends KitContext, const M extends ScreenMap>(map: M) {
  /** Begins a screen: declare its buttons and inputs, then close it with `view`. */
  function screen<N extends keyof M & string>(name: N) {
    const handlers = new Map<string, { fields: Fields; handle: Handler<C, any> }>()
    const inputs = new Map<string, { fields: Fields; handle: Taker<C, any> }>()

    /** Declares a button together with what pressing it does; returns the function that draws it. */
    function button<F extends Fields>(action: string, fields: F, handle: Handler<C, Values<F>>) {
      if (action === openAction || action === openAnewAction || handlers.has(action))
        throw new Error(`Button ${name}:${action} is declared twice`)
      handlers.set(action, { fields, handle })
      return (text: string, values: Values<F>, style?: ButtonStyle): Button =>
        wire(text, join([name, action, ...packAll(fields, values)]), style)
    }

    /** Declares what to do with the next message; returns the function that begins to wait for it. */
    function input<F extends Fields>(action: string, fields: F, handle: Taker<C, Values<F>>) {
      if (inputs.has(action)) throw new Error(`Input ${name}:${action} is declared twice`)
      inputs.set(action, { fields, handle })
      return (ctx: C, values: Values<F>): Promise<void> =>
        ctx.expectMessage(join([name, action, ...packAll(fields, values)]))
    }

    /** Closes the screen with what opening it shows. Must be the last declaration of the file. */
    function view(open: Handler<C, Values<M[N]>>): Screen<C, M, N> {
      const fields: Fields = map[name] ?? {}
      const openings = new Map(handlers)
      openings.set(openAction, { fields, handle: open })
      openings.set(openAnewAction, {
        fields,
        handle: async (ctx, values) => {
          ctx.showAnew()
          await open(ctx, values)
        },
      })
      return {
        name,
        open,
        buttons: [...handlers.keys()],
        inputs: [...inputs.keys()],
        async press(ctx, action, parts) {
          const handler = openings.get(action)
          const values = handler && unpackAll(handler.fields, parts)
          if (!handler || !values) return false
          await handler.handle(ctx, values)
          return true
        },
        async take(ctx, action, parts) {
          const taker = inputs.get(action)
          const values = taker && unpackAll(taker.fields, parts)
          return taker && values ? (await taker.handle(ctx, values)) === 'taken' : false
        },
      }
    }

    return { button, input, view }
  }

  /** A button that opens another screen in place. It names the screen, so screens never import each other. */
  const goTo = <N extends keyof M & string>(
    name: N,
    text: string,
    params: Values<M[N]>,
    style?: ButtonStyle,
  ): Button => wire(text, join([name, openAction, ...packAll(map[name] ?? {}, params)]), style)

  /** The same below a message that must stay as it is, such as a delivered picture: opens a message of its own. */
  const goToAnew = <N extends keyof M & string>(
    name: N,
    text: string,
    params: Values<M[N]>,
    style?: ButtonStyle,
  ): Button => wire(text, join([name, openAnewAction, ...packAll(map[name] ?? {}, params)]), style)

  /** The record is exhaustive: a screen on the map that is not mounted does not compile. */
  function mountScreens(composer: Composer<C>, screens: Screens<C, M>): void {
    composer.use((ctx, next) => {
      const open: OpenScreen<M> = (name, params) => screens[name].open(ctx, params)
      Object.assign(ctx, { open })
      return next()
    })
    const find = (name: string): Screen<C, M, keyof M> | undefined =>
      Object.hasOwn(screens, name) ? screens[name as keyof M] : undefined

    composer.on('callback_query:data', async (ctx, next) => {
      const [name = '', action = '', ...parts] = split(ctx.callbackQuery.data)
      const isOurs = await find(name)?.press(ctx, action, parts)
      if (isOurs) await answerOnce(ctx)
      else await next()
    })
    composer.on('message', async (ctx, next) => {
      const isCommand =
        ctx.message.entities?.some(({ type, offset }) => type === 'bot_command' && offset === 0) === true
      const [name = '', action = '', ...parts] = split(ctx.expectedMessage ?? '')
      const isTaken = !isCommand && (await find(name)?.take(ctx, action, parts))
      if (!isTaken) await next()
    })
  }

  return { screen, goTo, goToAnew, mountScreens }
}
