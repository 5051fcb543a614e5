import { afterAll } from 'vitest'
import { startMockServer } from '../node/index'
import { createHttpControl, describeCreditsBackend } from './index'

const server = await startMockServer({ port: 0 })
afterAll(() => server.close())

describeCreditsBackend({
  title: 'the mock backend over HTTP',
  request: (path, init) => fetch(`${server.url}${path}`, init),
  control: createHttpControl(server.url),
})
