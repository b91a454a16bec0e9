/** Brings a message into view and marks it for a moment. */
export function pointAt(messageId: number): void {
  const element = document.getElementById(`message-${messageId}`)
  if (!element) return
  element.scrollIntoView({ block: 'center', behavior: 'smooth' })
  element.classList.remove('pointed')
  // Reading a layout value lets the animation begin again.
  void element.offsetWidth
  element.classList.add('pointed')
}
