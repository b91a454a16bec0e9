import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { api, ApiError } from './api.ts'
import { ChatPage } from './chat-page.tsx'
import { createChatStore } from './chat-store.ts'
import { usePreferences } from './preferences.ts'
import { LanguageContext, texts, type Language } from './texts.ts'
import { AishaMark } from './ui/aisha-mark.tsx'
import './app.css'

/** Who is chatting stands in the address, so that two tabs can be two people. */
function personInAddress(): number | undefined {
  const id = Number(new URLSearchParams(location.search).get('person'))
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

function rememberPerson(id: number): void {
  const address = new URL(location.href)
  address.searchParams.set('person', String(id))
  history.replaceState(null, '', address)
}

const FIRST_PERSON = 1

export function App() {
  const [personId, setPersonId] = useState(() => personInAddress() ?? FIRST_PERSON)
  const preferences = usePreferences()
  const store = useMemo(
    () =>
      createChatStore({
        loadState: () => api.state(personId),
        openEvents: () => api.events(personId),
      }),
    [personId],
  )
  useEffect(() => store.start(), [store])
  const view = useSyncExternalStore(store.subscribe, store.read)

  const changePerson = useCallback((id: number) => {
    rememberPerson(id)
    setPersonId(id)
  }, [])

  const isUnknown = view.connection === 'lost' && !view.state && personId !== FIRST_PERSON
  useEffect(() => {
    if (!isUnknown) return
    api.state(personId).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) changePerson(FIRST_PERSON)
    })
  }, [isUnknown, personId, changePerson])

  const spoken: Language = view.state?.person.user.language_code?.startsWith('ru') ? 'ru' : 'en'
  const known = view.state ? spoken : navigator.language.startsWith('ru') ? 'ru' : 'en'
  const language = preferences.language ?? known
  useEffect(() => {
    document.documentElement.lang = language
    document.title = view.state?.bot
      ? `${view.state.bot.user.first_name} · ${texts[language].sandbox}`
      : 'AISHA'
  }, [language, view.state?.bot])

  return (
    <LanguageContext value={language}>
      {view.state ? (
        <ChatPage
          key={personId}
          store={store}
          view={view}
          state={view.state}
          preferences={preferences}
          onPerson={changePerson}
        />
      ) : (
        <div className="opening" role="status">
          <AishaMark size={84} />
          <p>{view.connection === 'lost' ? texts[language].unreachable : texts[language].loading}</p>
        </div>
      )}
    </LanguageContext>
  )
}
