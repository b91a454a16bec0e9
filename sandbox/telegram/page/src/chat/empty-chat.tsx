import type { BotProfile } from '../../../protocol.ts'
import { useTexts } from '../texts.ts'
import { AishaMark } from '../ui/aisha-mark.tsx'
import './empty-chat.css'

/** What a person sees who has never met the bot: who it is, and what it can do. */
export function EmptyChat({ bot }: { readonly bot: BotProfile }) {
  const texts = useTexts()
  return (
    <div className="empty-chat">
      <article className="introduction">
        <div className="introduction-art" aria-hidden="true">
          <span />
          <span />
          <span />
          <AishaMark size={92} />
        </div>
        <div className="introduction-words">
          <h2>{bot.description ? texts.whatCanItDo : bot.user.first_name}</h2>
          <p dir="auto">{bot.description || bot.shortDescription || texts.startHint}</p>
        </div>
      </article>
    </div>
  )
}

/** Nobody has called the Bot API yet. */
export function NoBot() {
  const texts = useTexts()
  return (
    <div className="empty-chat">
      <article className="introduction waiting-bot">
        <AishaMark size={72} />
        <h2>{texts.noBot}</h2>
        <p>{texts.noBotText}</p>
        <span className="spinner" />
      </article>
    </div>
  )
}
