import { useState } from 'react'

const PARAMETER = 'start'

/** The page's own deep link: /?start=CODE is what t.me/<bot>?start=CODE is in Telegram. */
export function useStartCode() {
  const [code, setCode] = useState(() => new URLSearchParams(location.search).get(PARAMETER) ?? '')
  const clear = () => {
    const address = new URL(location.href)
    address.searchParams.delete(PARAMETER)
    history.replaceState(null, '', address)
    setCode('')
  }
  return { code, clear }
}
