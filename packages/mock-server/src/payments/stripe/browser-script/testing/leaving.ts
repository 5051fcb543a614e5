/** Where the page wanted to go, which it is kept from going to. */
export interface Leaving {
  readonly addresses: readonly string[]
  stop(): void
}

/** The Navigation API of this browser, which TypeScript does not know yet. */
declare const navigation: EventTarget

/** Keeps the page where it is, and writes down where it would have gone. */
export function watchLeaving(): Leaving {
  const addresses: string[] = []
  const keep = (event: Event & { readonly destination?: { readonly url: string } }) => {
    addresses.push(event.destination?.url ?? '')
    event.preventDefault()
  }
  navigation.addEventListener('navigate', keep)
  return { addresses, stop: () => navigation.removeEventListener('navigate', keep) }
}
