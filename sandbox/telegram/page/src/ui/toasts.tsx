import { useCallback, useEffect, useRef, useState } from 'react'

export type Say = (text: string, tone?: 'plain' | 'bad') => void

interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'bad'
}

/** Long texts stay longer: about as long as it takes to read them. */
const lifetimeMs = (text: string): number => Math.min(9000, 2600 + text.length * 45)

export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const nextId = useRef(0)
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())
  useEffect(() => {
    const pending = timers.current
    return () => pending.forEach((timer) => clearTimeout(timer))
  }, [])
  const say: Say = useCallback((text, tone = 'plain') => {
    nextId.current += 1
    const id = nextId.current
    setToasts((before) => [...before.slice(-2), { id, text, tone }])
    const timer = setTimeout(() => {
      timers.current.delete(timer)
      setToasts((before) => before.filter((toast) => toast.id !== id))
    }, lifetimeMs(text))
    timers.current.add(timer)
  }, [])
  return { toasts, say }
}

export function Toasts({ toasts }: { readonly toasts: readonly Toast[] }) {
  const layer = useRef<HTMLDivElement>(null)
  // In the browser's top layer, and anew with each toast: above a dialog that was opened meanwhile.
  useEffect(() => {
    if (toasts.length === 0) return
    layer.current?.hidePopover()
    layer.current?.showPopover()
  }, [toasts])
  return (
    <div ref={layer} className="toasts" role="status" popover="manual">
      {toasts.map(({ id, text, tone }) => (
        <p key={id} className={`toast ${tone}`}>
          {text}
        </p>
      ))}
    </div>
  )
}
