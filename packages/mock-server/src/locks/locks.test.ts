import { describe, expect, test } from 'vitest'
import { createMemoryLocks, createWebLocks, type Locks } from './index'

/** Web Locks as far as we use them: one holder a name, the others wait or are told at once. */
function fakeManager(): LockManager {
  const inner = createMemoryLocks()
  const request = async (name: string, second: unknown, third?: unknown) => {
    const [options, work] = typeof second === 'function' ? [{}, second] : [second, third]
    if (typeof work !== 'function') throw new TypeError('no callback')
    const isImpatient = typeof options === 'object' && options !== null && 'ifAvailable' in options
    if (!isImpatient) return inner.run(name, async () => work({ name }))
    const got = await inner.tryRun(name, async () => work({ name }))
    return got ? got.value : work(null)
  }
  return { request, query: async () => ({}) } as unknown as LockManager
}

function deferred() {
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { done, finish }
}

const kinds: [string, () => Locks][] = [
  ['in memory', createMemoryLocks],
  ['shared by tabs', () => createWebLocks(fakeManager(), 'test')],
]

describe.each(kinds)('locks %s', (_, create) => {
  test('let one in at a time under a name, in the order they came, whatever becomes of the one before', async () => {
    const locks = create()
    const order: string[] = []
    const first = deferred()
    const one = locks.run('a', async () => {
      order.push('one in')
      await first.done
      order.push('one out')
      throw new Error('one failed')
    })
    const two = locks.run('a', async () => order.push('two in'))
    const other = locks.run('b', async () => order.push('other in'))
    await other
    first.finish()
    await expect(one).rejects.toThrow('one failed')
    await two
    expect(order).toEqual(['one in', 'other in', 'one out', 'two in'])
  })

  test('answer null at once to whoever does not want to wait, and let them in when it is free', async () => {
    const locks = create()
    const first = deferred()
    const one = locks.tryRun('a', async () => {
      await first.done
      return 1
    })
    await Promise.resolve()
    expect(await locks.tryRun('a', async () => 2)).toBeNull()
    first.finish()
    expect(await one).toEqual({ value: 1 })
    expect(await locks.tryRun('a', async () => 3)).toEqual({ value: 3 })
    await expect(locks.tryRun('a', async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  })
})
