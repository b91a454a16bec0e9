import type { InlineQueryResult } from '@grammyjs/types'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'

const PAUSE_MS = 250

interface Found {
  readonly query: string
  readonly results: readonly InlineQueryResult[]
  readonly nextOffset: string
}

/** Asks the bot while a person types "@bot words"; undefined while no such words are there or no answer came. */
export function useInlineResults(person: number, query: string | undefined) {
  const [found, setFound] = useState<Found>()
  const isAsking = useRef(false)
  useEffect(() => {
    if (query === undefined) {
      setFound(undefined)
      return undefined
    }
    let isCurrent = true
    const timer = setTimeout(() => {
      api
        .inline({ person, query, offset: '' })
        .then((answer) => isCurrent && setFound({ query, ...answer }))
        .catch(() => isCurrent && setFound({ query, results: [], nextOffset: '' }))
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [person, query])

  const more = () => {
    if (!found?.nextOffset || isAsking.current) return
    isAsking.current = true
    api
      .inline({ person, query: found.query, offset: found.nextOffset })
      .then(({ results, nextOffset }) =>
        setFound((before) =>
          before?.query === found.query
            ? { ...before, results: [...before.results, ...results], nextOffset }
            : before,
        ),
      )
      .catch(() => setFound((before) => before && { ...before, nextOffset: '' }))
      .finally(() => {
        isAsking.current = false
      })
  }
  return { found: query === undefined ? undefined : found, more }
}
