const falDomains = ['fal.media', 'fal.run', 'fal.ai']
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

export type HostCheck = (url: URL) => boolean

const nameOf = (url: URL): string => (loopbackNames.includes(url.hostname) ? 'loopback' : url.hostname)

/**
 * Tells FAL's addresses, and those of the hosts that the configuration names, from any other. An address inside our
 * own network passes only where the configuration itself points there, as a local server does.
 */
export function createHostCheck(configuredUrls: readonly string[]): HostCheck {
  const configured = configuredUrls.map((url) => new URL(url))
  return (url) => {
    if (url.username || url.password) return false
    if (configured.some((own) => own.protocol === url.protocol && nameOf(own) === nameOf(url))) return true
    return (
      url.protocol === 'https:' &&
      url.port === '' &&
      falDomains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`))
    )
  }
}
