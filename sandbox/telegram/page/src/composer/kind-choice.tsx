import { useTexts } from '../texts.ts'

interface KindChoiceProps {
  readonly as: 'photo' | 'document'
  readonly onChange: (as: 'photo' | 'document') => void
}

export function KindChoice({ as, onChange }: KindChoiceProps) {
  const texts = useTexts()
  return (
    <div className="segments" role="group">
      <button
        type="button"
        aria-pressed={as === 'photo'}
        title={texts.asPhotosHint}
        onClick={() => onChange('photo')}
      >
        {texts.asPhotos}
      </button>
      <button
        type="button"
        aria-pressed={as === 'document'}
        title={texts.asFilesHint}
        onClick={() => onChange('document')}
      >
        {texts.asFiles}
      </button>
    </div>
  )
}
