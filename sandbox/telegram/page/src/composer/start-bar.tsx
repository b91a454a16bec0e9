import { useTexts } from '../texts.ts'

interface StartBarProps {
  readonly isBlocked: boolean
  readonly onStart: () => void
  readonly onUnblock: () => void
}

/** In place of the composer while there is only one thing to do. */
export function StartBar({ isBlocked, onStart, onUnblock }: StartBarProps) {
  const texts = useTexts()
  return (
    <footer className="composer start-bar">
      {isBlocked && <p>{texts.blockedText}</p>}
      {isBlocked ? (
        <button type="button" className="button primary" onClick={onUnblock}>
          {texts.unblock}
        </button>
      ) : (
        <button type="button" className="button start" onClick={onStart}>
          {texts.start}
        </button>
      )}
    </footer>
  )
}
