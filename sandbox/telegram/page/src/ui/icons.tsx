const paths = {
  attach: 'M20 11.5 12.3 19a5 5 0 0 1-7-7.1l8-8a3.4 3.4 0 0 1 4.8 4.800l-8 7.900a1.7 1.7 0 0 1-2.4-2.400l7-7',
  back: 'M15 5l-7 7 7 7',
  block: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM6 6l12 12',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  down: 'M5 9l7 7 7-7',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  file: 'M6 3.500h8l4.5 4.500V20.500H6zM14 3.500V8h4.5',
  forward: 'M9 5l7 7-7 7',
  image: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 16.500M15.5 9.500h.01',
  keyboard: 'M3.5 6.500h17v11h-17zM7 10h.01M10.3 10h.01M13.6 10h.01M17 10h.01M8 14h8',
  link: 'M8 16 17 7M9 7h8v8',
  menu: 'M5 7h14M5 12h14M5 17h14',
  mic: 'M12 3.500a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3ZM5.5 11.500a6.5 6.5 0 0 0 13 0M12 18v3',
  moon: 'M19.5 14A8 8 0 0 1 10 4.500a8 8 0 1 0 9.5 9.500Z',
  more: 'M12 6h.01M12 12h.01M12 18h.01',
  pause: 'M9 6v12M15 6v12',
  play: 'M8 5.500v13l10.5-6.500z',
  plus: 'M12 5v14M5 12h14',
  refresh: 'M19 12a7 7 0 1 1-2.2-5.100M19 4v4.500h-4.5',
  reply: 'M10 6 4.5 11.5 10 17M5 11.500h8a6.5 6.5 0 0 1 6.5 6.5',
  send: 'M4 12 3.5 4.5 21 12 3.5 19.5 4 12Zm0 0h8',
  slash: 'M15.5 5l-7 14',
  sparkles:
    'M10 4.500q1.2 6.3 7.5 7.5-6.3 1.2-7.5 7.5-1.2-6.3-7.5-7.5 6.3-1.2 7.5-7.500ZM18.5 3.500v4M16.5 5.500h4M18.5 17.500v3M17 19h3',
  stop: 'M7 7h10v10H7z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4',
  trash: 'M5 7h14M10 7V4.500h4V7M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20c.800-8 14.2-8 15 0',
  window: 'M4 5h16v14H4zM4 9h16',
} as const

export type IconName = keyof typeof paths

const filled: ReadonlySet<IconName> = new Set(['play', 'stop'])

export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) {
  return (
    <svg className={small ? 'icon small' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={paths[name]}
        fill={filled.has(name) ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={name === 'more' ? 2.6 : 1.8}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

export function Star({ small = false }: { readonly small?: boolean }) {
  return (
    <svg className={small ? 'icon small star' : 'icon star'} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M12 2.6 14.7 8.4 21 9.200l-4.6 4.4 1.1 6.300L12 16.900l-5.5 3 1.1-6.300L3 9.200l6.3-.8Z"
        fill="var(--star)"
        stroke="var(--star)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  )
}
