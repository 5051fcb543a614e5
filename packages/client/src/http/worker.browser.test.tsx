import { expect, test } from 'vitest'

test('the client works in a web worker', async () => {
  const worker = new Worker(new URL('./scripted-worker.ts', import.meta.url), { type: 'module' })
  const result = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
  })
  worker.terminate()
  expect(result).toEqual({ hasPage: false, plans: [], code: 'contract_violation', kept: null })
})
