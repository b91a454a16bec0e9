import { useEffect, useRef } from 'react'
import { useActions } from '../chat-actions.ts'
import { useTexts } from '../texts.ts'
import { Icon, type IconName } from '../ui/icons.tsx'
import { pickFiles } from './pick-files.ts'

interface AttachMenuProps {
  readonly hasSamples: boolean
  readonly onClose: () => void
}

export function AttachMenu({ hasSamples, onClose }: AttachMenuProps) {
  const texts = useTexts()
  const actions = useActions()
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    menu.current?.querySelector('button')?.focus()
    const leave = (event: PointerEvent) => {
      const target = event.target as Element
      if (!menu.current?.contains(target) && !target.closest('.attach-button')) onClose()
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [onClose])

  const pick = async (as: 'photo' | 'document') => {
    const files = await pickFiles(as === 'photo' ? 'image/*,video/*' : '')
    if (files.length > 0) actions.openFiles(files, as)
  }
  const choices: readonly { icon: IconName; text: string; hue: string; run: () => void }[] = [
    { icon: 'image', text: texts.attachPhotos, hue: '#6d4dff', run: () => void pick('photo') },
    { icon: 'file', text: texts.attachFiles, hue: '#1f86e0', run: () => void pick('document') },
    ...(hasSamples
      ? [{ icon: 'sparkles' as const, text: texts.attachSamples, hue: '#d9558f', run: actions.openSamples }]
      : []),
  ]
  return (
    <div
      ref={menu}
      className="attach-menu"
      role="menu"
      aria-label={texts.attach}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event.currentTarget, event.key)
      }}
    >
      {choices.map(({ icon, text, hue, run }) => (
        <button
          key={icon}
          type="button"
          role="menuitem"
          onClick={() => {
            onClose()
            run()
          }}
        >
          <span style={{ background: hue }}>
            <Icon name={icon} small />
          </span>
          {text}
        </button>
      ))}
    </div>
  )
}

function moveFocus(menu: HTMLElement, key: 'ArrowDown' | 'ArrowUp'): void {
  const items = [...menu.querySelectorAll('button')]
  const at = items.findIndex((item) => item === document.activeElement)
  const step = key === 'ArrowDown' ? 1 : items.length - 1
  items[(at + step) % items.length]?.focus()
}
