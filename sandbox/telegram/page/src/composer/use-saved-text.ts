import { useEffect, useState } from 'react'

/** What is being typed, kept over a refresh of the page (per person, in this tab). */
export function useSavedText(personId: number) {
  const key = `aisha-composer-${personId}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '')
  useEffect(() => {
    if (text) sessionStorage.setItem(key, text)
    else sessionStorage.removeItem(key)
  }, [key, text])
  return [text, setText] as const
}
