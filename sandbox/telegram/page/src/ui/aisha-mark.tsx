import { useId } from 'react'

/** AISHA's own mark: an A whose crossbar is a lens. */
export function AishaMark({ size }: { readonly size: number }) {
  const gradient = useId()
  return (
    <svg className="aisha-mark" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <linearGradient id={gradient} x1="6" y1="2" x2="42" y2="46" gradientUnits="userSpaceOnUse">
        <stop stopColor="#6d4dff" />
        <stop offset=".55" stopColor="#c455c8" />
        <stop offset="1" stopColor="#ff8f6b" />
      </linearGradient>
      <circle cx="24" cy="24" r="24" fill={`url(#${gradient})`} />
      <path
        d="M13.5 35.5 23 13.2q1-2.2 2 0l9.5 22.3"
        fill="none"
        stroke="#fff"
        strokeWidth="3.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="24" cy="30" r="4.3" fill="#fff" />
      <path d="M35.6 9.2q.7 3.7 4.4 4.4-3.7.7-4.4 4.4-.7-3.7-4.4-4.4 3.7-.7 4.4-4.400Z" fill="#fff" />
    </svg>
  )
}
