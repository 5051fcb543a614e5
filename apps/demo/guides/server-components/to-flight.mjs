import process from 'node:process'
import { renderToPipeableStream } from 'react-server-dom-webpack/server'

/** Writes an element as React sends it from server components to a browser. A failure of any part fails the program. */
export function toFlight(element) {
  renderToPipeableStream(element, clientModules, {
    onError(error) {
      console.error(error)
      process.exitCode = 1
    },
  }).pipe(process.stdout)
}

/** Every client module under its own address, from which `to-html.mjs` loads it; `#` parts off the name of an export. */
const clientModules = new Proxy(
  {},
  {
    get: (_, address) =>
      address.includes('#') ? undefined : { id: address, name: '', chunks: [], async: true },
  },
)
