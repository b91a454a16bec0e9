import { useEffect, useState } from 'react'
import type { Language } from './texts.ts'

export type Theme = 'auto' | 'light' | 'dark'

interface Preferences {
  readonly theme: Theme
  /** Absent: the language of the person who is chatting. */
  readonly language?: Language
}

const KEY = 'aisha-chat-preferences'

function load(): Preferences {
  try {
    return { theme: 'auto', ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) }
  } catch {
    return { theme: 'auto' }
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Before the first paint, so that a dark page does not flash white. */
export const applySavedTheme = (): void => applyTheme(load().theme)

export function usePreferences() {
  const [preferences, setPreferences] = useState(load)
  useEffect(() => {
    applyTheme(preferences.theme)
    localStorage.setItem(KEY, JSON.stringify(preferences))
  }, [preferences])
  return {
    ...preferences,
    setTheme: (theme: Theme) => setPreferences((before) => ({ ...before, theme })),
    setLanguage: (language: Language) => setPreferences((before) => ({ ...before, language })),
  }
}

/** Whether the page is dark now, by choice or by the system. */
export function isDark(theme: Theme): boolean {
  return theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
}
