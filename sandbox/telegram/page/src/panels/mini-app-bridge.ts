/** The buttons and colours that a Mini App has asked for. */
export interface MiniAppChrome {
  readonly isReady: boolean
  readonly headerColor: string | undefined
  readonly hasBack: boolean
  readonly mainButton: BottomButton
  readonly secondaryButton: BottomButton
  readonly needsClosingQuestion: boolean
}

export interface BottomButton {
  readonly isVisible: boolean
  readonly isActive: boolean
  readonly isBusy: boolean
  readonly text: string
  readonly color: string | undefined
  readonly textColor: string | undefined
}

const hiddenButton: BottomButton = {
  isVisible: false,
  isActive: true,
  isBusy: false,
  text: '',
  color: undefined,
  textColor: undefined,
}

export const initialChrome: MiniAppChrome = {
  isReady: false,
  headerColor: undefined,
  hasBack: false,
  mainButton: hiddenButton,
  secondaryButton: hiddenButton,
  needsClosingQuestion: false,
}

export interface MiniAppMessage {
  readonly eventType: string
  readonly eventData: Readonly<Record<string, unknown>>
}

/** Mini Apps speak JSON text; whatever else arrives is not for us. */
export function readMessage(data: unknown): MiniAppMessage | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const message = JSON.parse(data) as { eventType?: unknown; eventData?: unknown } | null
    if (typeof message?.eventType !== 'string') return undefined
    return { eventType: message.eventType, eventData: (message.eventData ?? {}) as Record<string, unknown> }
  } catch {
    return undefined
  }
}

const optional = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

function button(before: BottomButton, data: MiniAppMessage['eventData']): BottomButton {
  return {
    isVisible: data['is_visible'] === undefined ? before.isVisible : data['is_visible'] === true,
    isActive: data['is_active'] === undefined ? before.isActive : data['is_active'] === true,
    isBusy: data['is_progress_visible'] === true,
    text: optional(data['text']) ?? before.text,
    color: optional(data['color']) ?? before.color,
    textColor: optional(data['text_color']) ?? before.textColor,
  }
}

const themeColors: Readonly<Record<string, keyof ThemeParams>> = {
  bg_color: 'bg_color',
  secondary_bg_color: 'secondary_bg_color',
}

/** What the frame around the app looks like after a message; the same object when nothing about it changes. */
export function chromeAfter(
  chrome: MiniAppChrome,
  message: MiniAppMessage,
  theme: ThemeParams,
): MiniAppChrome {
  const { eventType, eventData } = message
  switch (eventType) {
    case 'web_app_ready':
      return { ...chrome, isReady: true }
    case 'web_app_set_header_color': {
      const key = themeColors[String(eventData['color_key'])]
      return { ...chrome, headerColor: key ? theme[key] : optional(eventData['color']) }
    }
    case 'web_app_setup_back_button':
      return { ...chrome, hasBack: eventData['is_visible'] === true }
    case 'web_app_setup_main_button':
      return { ...chrome, mainButton: button(chrome.mainButton, eventData) }
    case 'web_app_setup_secondary_button':
      return { ...chrome, secondaryButton: button(chrome.secondaryButton, eventData) }
    case 'web_app_setup_closing_behavior':
      return { ...chrome, needsClosingQuestion: eventData['need_confirmation'] === true }
    default:
      return chrome
  }
}

const names = {
  bg_color: '--panel',
  secondary_bg_color: '--sunk',
  section_bg_color: '--raised',
  text_color: '--text',
  hint_color: '--muted',
  subtitle_text_color: '--muted',
  link_color: '--accent-strong',
  accent_text_color: '--accent-strong',
  section_header_text_color: '--accent-strong',
  section_separator_color: '--line',
  button_color: '--accent-fill',
  button_text_color: '--on-accent',
  header_bg_color: '--panel',
  bottom_bar_bg_color: '--panel',
  destructive_text_color: '--danger-text',
} as const

/** The launch address with this page's colours instead of the server's. */
export function withTheme(url: string): string {
  const themed = new URL(url)
  const launch = new URLSearchParams(themed.hash.slice(1))
  launch.set('tgWebAppThemeParams', JSON.stringify(readTheme()))
  themed.hash = launch.toString()
  return themed.href
}

export type ThemeParams = Readonly<Record<keyof typeof names, string>>

/** This page's colours under Telegram's names, as the #rrggbb that Mini Apps expect. */
export function readTheme(): ThemeParams {
  const probe = document.createElement('i')
  document.body.append(probe)
  const hex = (variable: string): string => {
    probe.style.color = `var(${variable})`
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(probe)
        .color.match(/[\d.]+/g)
        ?.map(Number) ?? []
    return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
  }
  const params = Object.fromEntries(Object.entries(names).map(([name, variable]) => [name, hex(variable)]))
  probe.remove()
  return params as ThemeParams
}
