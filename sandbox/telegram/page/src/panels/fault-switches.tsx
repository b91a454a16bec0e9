import { useEffect, useState } from 'react'
import { api, type Fault } from '../api.ts'
import { useActions } from '../chat-actions.ts'
import { useLanguage, useTexts } from '../texts.ts'

const recheckMs = 2000

/** Failures that the server can play; nothing at all where it offers none. */
export function FaultSwitches() {
  const texts = useTexts()
  const language = useLanguage()
  const actions = useActions()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  useEffect(() => {
    api.faults().then(setFaults, () => setFaults([]))
  }, [])
  const isAnyOn = faults.some(({ active }) => active)
  useEffect(() => {
    if (!isAnyOn) return undefined
    // A failure that strikes once switches itself off at the server, while the panel of a wide page stays open.
    const timer = setInterval(() => {
      api.faults().then(setFaults, () => undefined)
    }, recheckMs)
    return () => clearInterval(timer)
  }, [isAnyOn])
  if (faults.length === 0) return null

  const set = async (id: string, active: boolean) => {
    const show = (to: boolean) =>
      setFaults((before) => before.map((fault) => (fault.id === id ? { ...fault, active: to } : fault)))
    show(active)
    if ((await actions.attempt(api.setFault(id, active))) === undefined) show(!active)
  }

  return (
    <section aria-label={texts.faults}>
      <h3>{texts.faults}</h3>
      <p className="sandbox-intro">{texts.faultsIntro}</p>
      {faults.map(({ id, label, active }) => (
        <button
          key={id}
          type="button"
          role="switch"
          className="switch"
          aria-checked={active}
          onClick={() => void set(id, !active)}
        >
          {label[language]}
        </button>
      ))}
    </section>
  )
}
