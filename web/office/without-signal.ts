import { canKeep } from '../offline/shelf.ts'
import { letStandIn } from '../ui/request.ts'

/** Lets this phone go on by itself where there is no signal; before anything is asked. Nothing changes where it cannot. */
export async function workWithoutSignal(): Promise<void> {
  if (navigator.serviceWorker) navigator.serviceWorker.register('/sw.js', { scope: '/office' }).catch(() => undefined)
  if (!(await canKeep())) return
  const { standIn } = await import('../offline/stand-in.ts')
  letStandIn(standIn)
}
