import type { Message } from '@grammyjs/types'
import { useLayoutEffect, useRef } from 'react'
import { useTexts } from '../texts.ts'
import { Icon, type IconName } from '../ui/icons.tsx'
import './message-menu.css'

interface MessageMenuProps {
  readonly message: Message
  readonly at: { readonly x: number; readonly y: number }
  readonly onReply: () => void
  readonly onCopy: (text: string) => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

const GAP = 8

export function MessageMenu({ message, at, onReply, onCopy, onDelete, onClose }: MessageMenuProps) {
  const texts = useTexts()
  const menu = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = menu.current
    if (!element) return undefined
    if (!element.open) element.showModal()
    const { width, height } = element.getBoundingClientRect()
    element.style.left = `${Math.max(GAP, Math.min(at.x, innerWidth - width - GAP))}px`
    element.style.top = `${Math.max(GAP, Math.min(at.y, innerHeight - height - GAP))}px`
    return () => element.close()
  }, [at])
  const words = message.text ?? message.caption
  const choices: readonly { icon: IconName; text: string; run: () => void; isDangerous?: boolean }[] = [
    { icon: 'reply', text: texts.reply, run: onReply },
    ...(words ? [{ icon: 'copy' as const, text: texts.copyText, run: () => onCopy(words) }] : []),
    { icon: 'trash', text: texts.deleteMessage, run: onDelete, isDangerous: true },
  ]
  return (
    <dialog
      ref={menu}
      className="message-menu"
      aria-label={texts.messageMenu}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={({ target, currentTarget }) => {
        if (target === currentTarget) onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        const items = [...event.currentTarget.querySelectorAll('button')]
        const now = items.findIndex((item) => item === document.activeElement)
        items[(now + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus()
      }}
    >
      <div role="menu">
        {choices.map(({ icon, text, run, isDangerous }) => (
          <button
            key={icon}
            type="button"
            role="menuitem"
            className={isDangerous ? 'dangerous' : ''}
            onClick={() => {
              onClose()
              run()
            }}
          >
            <Icon name={icon} small />
            {text}
          </button>
        ))}
      </div>
    </dialog>
  )
}
