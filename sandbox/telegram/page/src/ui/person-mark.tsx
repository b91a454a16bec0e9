import type { User } from '@grammyjs/types'
import { AishaMark } from './aisha-mark.tsx'

const hues = [262, 338, 24, 172, 208, 96]

/** A person's initials on a colour of their own; AISHA has its mark. */
export function PersonMark({ user, size }: { readonly user: User; readonly size: number }) {
  if (user.is_bot) return <AishaMark size={size} />
  const hue = hues[user.id % hues.length] ?? 262
  const initials = [user.first_name, user.last_name].map((name) => name?.[0] ?? '').join('')
  return (
    <span
      className="person-mark"
      aria-hidden="true"
      style={{
        width: size,
        height: size,
        fontSize: size * 0.4,
        background: `linear-gradient(150deg, hsl(${hue} 74% 66%), hsl(${hue + 24} 62% 50%))`,
      }}
    >
      {initials.toUpperCase()}
    </span>
  )
}

export const fullName = (user: User): string => [user.first_name, user.last_name].filter(Boolean).join(' ')
