import type { Person } from '../../../protocol.ts'
import type { Theme } from '../preferences.ts'
import { useLanguage, useTexts, type Language } from '../texts.ts'
import { AishaMark } from '../ui/aisha-mark.tsx'
import { Icon, Star } from '../ui/icons.tsx'
import { fullName, PersonMark } from '../ui/person-mark.tsx'
import { FaultSwitches } from './fault-switches.tsx'
import './sandbox-panel.css'

export interface SandboxPanelProps {
  readonly people: readonly Person[]
  readonly person: Person
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly onLanguage: (language: Language) => void
  readonly onPerson: (id: number) => void
  readonly onReset: () => void
  readonly onBlocked: (isBlocked: boolean) => void
}

const themes: readonly Theme[] = ['auto', 'light', 'dark']
const languages: readonly { code: Language; name: string }[] = [
  { code: 'ru', name: 'Русский' },
  { code: 'en', name: 'English' },
]

/** Everything that Telegram itself does not have: who one is, how it looks, starting over, failures. */
export function SandboxPanel(props: SandboxPanelProps) {
  const { people, person, theme, onTheme, onLanguage, onPerson, onReset, onBlocked } = props
  const texts = useTexts()
  const language = useLanguage()
  return (
    <div className="sandbox-panel">
      <header className="sandbox-brand">
        <AishaMark size={52} />
        <div>
          <strong>AISHA</strong>
          <span>{texts.tagline}</span>
        </div>
      </header>
      <p className="sandbox-intro">{texts.sandboxIntro}</p>

      <h3 id="people-title">{texts.people}</h3>
      <div className="people" role="radiogroup" aria-labelledby="people-title">
        {people.map(({ user, stars, blocked }) => (
          <button
            key={user.id}
            type="button"
            role="radio"
            aria-checked={user.id === person.user.id}
            className="person"
            onClick={() => onPerson(user.id)}
          >
            <PersonMark user={user} size={40} />
            <span>
              <strong>{fullName(user)}</strong>
              <small>
                <Star small /> {stars.toLocaleString(language)}
                {user.language_code && <i>{user.language_code.toUpperCase()}</i>}
                {blocked && <Icon name="block" small />}
              </small>
            </span>
            {user.id === person.user.id && <Icon name="check" />}
          </button>
        ))}
      </div>

      <h3 id="theme-title">{texts.theme}</h3>
      <div className="segments" role="radiogroup" aria-labelledby="theme-title">
        {themes.map((each) => (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={theme === each}
            onClick={() => onTheme(each)}
          >
            {texts.themes[each]}
          </button>
        ))}
      </div>

      <h3 id="language-title">{texts.language}</h3>
      <div className="segments" role="radiogroup" aria-labelledby="language-title">
        {languages.map(({ code, name }) => (
          <button
            key={code}
            type="button"
            role="radio"
            lang={code}
            aria-checked={language === code}
            onClick={() => onLanguage(code)}
          >
            {name}
          </button>
        ))}
      </div>

      <h3>{texts.chat}</h3>
      <div className="sandbox-tools">
        <button type="button" onClick={onReset}>
          <Icon name="refresh" small />
          {texts.resetChat}
        </button>
        <button type="button" onClick={() => onBlocked(!person.blocked)}>
          <Icon name="block" small />
          {person.blocked ? texts.unblock : texts.block}
        </button>
      </div>
      <FaultSwitches />
    </div>
  )
}
