let isOn = false
const listeners = new Set<() => void>()

/** Whether the story on show speaks the pseudo-locale for a check. */
export const isPseudo = () => isOn

/** Switches what the story on show speaks; it is drawn anew in the state that it has reached. */
export function speakPseudo(on: boolean) {
  isOn = on
  for (const listener of listeners) listener()
}

/** Tells of a switch. */
export function onPseudoSwitch(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
