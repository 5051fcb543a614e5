import { IS_SERVER } from './provider-cache'

/** Where components wait that cannot be drawn before it is known who is signed in. */
export interface Gate {
  /** Ends when the gate is opened; the same promise until then. Throws on a server, which would wait for ever. */
  readonly wait: () => Promise<void>
  /** Lets everybody through who waits; whoever comes later waits anew. */
  readonly open: () => void
}

/** Makes a gate that is closed. */
export function createGate(): Gate {
  let waiting: { readonly promise: Promise<void>; readonly end: () => void } | null = null
  return {
    wait: () => {
      if (IS_SERVER) throw new Error('A server cannot wait for a session: this is drawn in the browser.')
      waiting ??= createWait()
      return waiting.promise
    },
    open: () => {
      waiting?.end()
      waiting = null
    },
  }
}

function createWait() {
  let end = () => {}
  const promise = new Promise<void>((resolve) => {
    end = resolve
  })
  return { promise, end }
}
