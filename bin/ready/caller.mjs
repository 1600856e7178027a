/**
 * Ends with whoever called us. npm tells the shell between us to stop, and that shell stops without a word to us: seen by who
 * our parent is then. @param caller the number of that process
 */
export function endWith(caller) {
  const look = setInterval(() => {
    if (process.ppid === caller) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  look.unref()
}
