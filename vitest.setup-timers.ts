import { afterAll } from 'vitest'

/*
 * Test files share a worker. What one of them has left waiting ends with it, as it would with its process: a loop that goes
 * on by itself would go on in the next file's time, which may be a fake one that never comes to its end.
 */
const { setTimeout: begin, setInterval: repeat, clearTimeout: end } = globalThis
const waiting: NodeJS.Timeout[] = []

globalThis.setTimeout = Object.assign((...args: Parameters<typeof begin>) => {
  const timer = begin(...args)
  waiting.push(timer)
  return timer
}, begin)
globalThis.setInterval = Object.assign((...args: Parameters<typeof repeat>) => {
  const timer = repeat(...args)
  waiting.push(timer)
  return timer
}, repeat)

afterAll(() => {
  globalThis.setTimeout = begin
  globalThis.setInterval = repeat
  for (const timer of waiting) end(timer)
})
