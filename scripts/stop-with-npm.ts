/**
 * npm passes SIGTERM to the shell that it runs scripts in, and that shell dies of it without telling us. Whoever is
 * left alone stops as if it had been told. Not without npm: then a starting shell may well end before us.
 */
export function stopWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 250).unref()
}
