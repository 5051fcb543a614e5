import { announceAtOnce } from '../../../packages/ui/src/testing/announcing-at-once'

let isOn = false
const listeners = new Set<() => void>()

/** Whether the story on show speaks the pseudo-locale for a check. */
export const isPseudo = () => isOn

/** Switches what the story on show speaks; it is drawn anew in the state that it has reached. */
function speakPseudo(on: boolean) {
  isOn = on
  for (const listener of listeners) listener()
}

/** Tells of a switch. */
export function onPseudoSwitch(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const nextFrame = () => new Promise(requestAnimationFrame)

/** Lets the story on show speak the pseudo-locale while it is looked at, drawn and announced. */
export async function inPseudo(look: () => Promise<void>) {
  const announceInTime = announceAtOnce()
  speakPseudo(true)
  try {
    await nextFrame()
    await nextFrame()
    await look()
  } finally {
    announceInTime()
    speakPseudo(false)
    await nextFrame()
  }
}
