import { startMockServer } from '../../../node/index'

/** Stands in for the backend that a reader of docs/conformance.md has written: an API, and hooks of its own for tests. */
export async function startYourBackend() {
  const server = await startMockServer({ port: 0, scenario: 'conformance' })
  return {
    url: server.url,
    seed: () => server.backend.reset(),
    moveClock: (milliseconds: number) => server.backend.clock.advance({ milliseconds }),
    stop: () => server.close(),
  }
}
