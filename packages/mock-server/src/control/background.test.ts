import { describe, expect, it } from 'vitest'
import { createBackground } from './background'

function stage() {
  const log: string[] = []
  const unexpected: unknown[] = []
  let left = 0
  const job = async () => {
    if (left === 0) return false
    left -= 1
    log.push('job begins')
    await Promise.resolve()
    log.push('job ends')
    return true
  }
  const background = createBackground([job], (error) => unexpected.push(error))
  const want = (times: number) => {
    left = times
    background.nudge()
  }
  const request = (name: string, work: () => void = () => {}) =>
    background.between(async () => {
      log.push(`${name} begins`)
      work()
      await Promise.resolve()
      log.push(`${name} ends`)
    })
  return { background, log, unexpected, want, request }
}

describe('the background', () => {
  it('does what a request sets off after its answer, and before the next request', async () => {
    const { log, want, request } = stage()
    await request('first', () => want(1))
    await request('second')
    expect(log).toEqual([
      'first begins',
      'first ends',
      'job begins',
      'job ends',
      'second begins',
      'second ends',
    ])
  })

  it('waits for the last of several requests that are carried out at once', async () => {
    const { background, log, want, request } = stage()
    await Promise.all([request('first', () => want(1)), request('second')])
    await background.idle()
    expect(log.slice(0, 4).every((line) => !line.startsWith('job'))).toBe(true)
    expect(log.slice(4)).toEqual(['job begins', 'job ends'])
  })

  it('goes round until nothing is left to do', async () => {
    const { background, log, want } = stage()
    want(3)
    await background.idle()
    expect(log.filter((line) => line === 'job ends')).toHaveLength(3)
  })

  it('goes on after a request that failed, and tells of a job that did', async () => {
    const unexpected: unknown[] = []
    let runs = 0
    const fails = async () => {
      runs += 1
      throw new Error('broken')
    }
    const background = createBackground([fails], (error) => unexpected.push(error))
    await expect(background.between(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
    background.nudge()
    await background.idle()
    expect(runs).toBe(1)
    expect(unexpected).toEqual([new Error('broken')])
    expect(await background.between(async () => 'answer')).toBe('answer')
  })
})
