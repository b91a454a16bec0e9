import { useState } from 'react'
import type { Sample } from '../../../protocol.ts'
import { api } from '../api.ts'
import { useActions } from '../chat-actions.ts'
import { useTexts } from '../texts.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import { KindChoice } from './kind-choice.tsx'
import './sample-sheet.css'

interface SampleSheetProps {
  readonly samples: readonly Sample[]
  readonly personId: number
  readonly onClose: () => void
}

const ENOUGH = 12

export function SampleSheet({ samples, personId, onClose }: SampleSheetProps) {
  const texts = useTexts()
  const actions = useActions()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [as, setAs] = useState<'photo' | 'document'>('photo')
  const [isSending, setSending] = useState(false)
  const groups = Map.groupBy(samples, ({ model }) => model)

  const toggle = (name: string) =>
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(name)) next.add(name)
      return next
    })

  const send = async () => {
    setSending(true)
    const names = samples.filter(({ name }) => chosen.has(name)).map(({ name }) => name)
    const sent = await actions.attempt(api.sendSamples({ person: personId, names, as }))
    if (sent) onClose()
    else setSending(false)
  }

  return (
    <Dialog
      title={texts.samplesTitle}
      sheet
      wide
      onClose={onClose}
      foot={
        <>
          <KindChoice as={as} onChange={setAs} />
          <button
            type="button"
            className="button primary"
            disabled={chosen.size === 0 || isSending}
            onClick={() => void send()}
          >
            {isSending && <span className="spinner" />}
            {chosen.size === 0
              ? texts.nothingChosen
              : as === 'photo'
                ? texts.sendPhotos(chosen.size)
                : texts.sendFiles(chosen.size)}
          </button>
        </>
      }
    >
      <p className="sheet-intro">{texts.samplesIntro}</p>
      {[...groups].map(([model, members]) => {
        const name = texts.sampleModel(model)
        const here = members.filter((sample) => chosen.has(sample.name)).length
        const several = Math.min(ENOUGH, members.length)
        return (
          <section key={model} className="sample-group" aria-label={name}>
            <header>
              <h3>{name}</h3>
              <small>{texts.chosen(here, members.length)}</small>
              <button
                type="button"
                className={chosen.size === 0 ? 'button primary' : 'button'}
                onClick={() =>
                  // One set at a time: photos of two people in one avatar are rarely meant.
                  setChosen(
                    here >= several ? new Set() : new Set(members.slice(0, several).map((each) => each.name)),
                  )
                }
              >
                {here >= several ? texts.chooseNone : texts.choose(several)}
              </button>
            </header>
            <div className="sample-grid">
              {members.map((sample, index) => (
                <button
                  key={sample.name}
                  type="button"
                  className="sample"
                  aria-pressed={chosen.has(sample.name)}
                  aria-label={texts.sample(name, index + 1)}
                  onClick={() => toggle(sample.name)}
                >
                  <img src={sample.url} alt="" loading="lazy" decoding="async" />
                  <span className="tick" aria-hidden="true">
                    <Icon name="check" small />
                  </span>
                </button>
              ))}
            </div>
          </section>
        )
      })}
    </Dialog>
  )
}
