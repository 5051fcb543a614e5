import process from 'node:process'
import { createElement, use } from 'react'
import { renderToPipeableStream } from 'react-dom/server'

const modules = new Map()

// What webpack would have put into the page: it answers each time with the same promise.
globalThis.__webpack_require__ = (address) => {
  if (!modules.has(address)) modules.set(address, import(address))
  return modules.get(address)
}

const { createFromNodeStream } = await import('react-server-dom-webpack/client.node')
const page = createFromNodeStream(process.stdin, {
  moduleMap: null,
  moduleLoading: null,
  serverModuleMap: null,
})
const { pipe } = renderToPipeableStream(
  createElement(() => use(page)),
  {
    onAllReady: () => pipe(process.stdout),
    onError(error) {
      console.error(error)
      process.exitCode = 1
    },
  },
)
