import { useActions, type OpenChat } from '../chat-actions.ts'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { asksForPhotos } from './asks-for-photos.ts'

/** For those who want to click only: ready photos, most visible when the bot is waiting for some. */
export function SampleHint({ chat }: { readonly chat: OpenChat }) {
  const texts = useTexts()
  const actions = useActions()
  if (chat.samples.length === 0) return null
  const isAsked = asksForPhotos(chat.messages)
  const faces = chat.samples.filter(
    ({ model }, index, all) => all.findIndex((other) => other.model === model) === index,
  )
  return (
    <button
      type="button"
      className={isAsked ? 'sample-hint asked' : 'sample-hint'}
      onClick={actions.openSamples}
    >
      {isAsked ? (
        <span className="sample-faces" aria-hidden="true">
          {faces.slice(0, 3).map(({ name, url }) => (
            <img key={name} src={url} alt="" />
          ))}
        </span>
      ) : (
        <Icon name="sparkles" small />
      )}
      <span>{isAsked ? texts.samplesHint : texts.attachSamples}</span>
      {isAsked && <Icon name="forward" small />}
    </button>
  )
}
