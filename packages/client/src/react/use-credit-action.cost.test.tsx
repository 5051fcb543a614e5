import { act, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { balanceRecord, credits } from '../query/testing/records'
import { deferred } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { Paint, press, reaches, studio, text } from './testing/studio'

expectQuietConsole()

describe('what it costs', () => {
  test('is shown before the click, and whether the wallet that pays has enough', async () => {
    mount(<Paint />, studio())
    expect(text('paint cost')).toBe('unknown')
    expect(text('paint affords')).toBe('null')
    await waitFor(() => expect(text('paint affords')).toBe('true'))
    expect(text('paint cost')).toBe('10')
  })

  test('is too much only where that is known: not before the balance is, nor while it cannot be told', async () => {
    const backend = studio(3)
    const balances = deferred<unknown>()
    backend.on('getBalances', () => balances.promise)
    mount(<Paint />, backend)
    await waitFor(() => expect(text('paint cost')).toBe('10'))
    expect(text('paint affords')).toBe('null')
    await act(async () => balances.resolve({ balances: [{ ...balanceRecord(1), available: credits(3) }] }))
    await waitFor(() => expect(text('paint affords')).toBe('false'))

    const away = studio(3)
    away.on('getBalances', () => ({
      balances: [{ walletId: 'main', status: 'unavailable', updatedAt: balanceRecord(1).updatedAt }],
    }))
    mount(<Paint id="other" />, away)
    await waitFor(() => expect(text('other cost')).toBe('10'))
    await waitFor(() => expect(away.count('getBalances')).toBe(1))
    expect(text('other affords')).toBe('null')
  })

  test('is that of the input given last: a late answer to an earlier one is dropped', async () => {
    const backend = studio()
    const answers = { low: deferred<unknown>(), high: deferred<unknown>() }
    backend.on(
      'quoteTool',
      ({ body }) => (Object(body).complexity === 'low' ? answers.low : answers.high).promise,
    )
    const quote = (complexity: string, minor: number) => ({
      tool: 'image',
      complexity,
      walletId: 'main',
      credits: credits(minor),
    })
    const { show } = mount(<Paint />, backend)
    await waitFor(() => expect(backend.count('quoteTool')).toBe(1))
    show(<Paint complexity="high" />)
    await waitFor(() => expect(backend.count('quoteTool')).toBe(2))
    await act(async () => answers.high.resolve(quote('high', 60)))
    await waitFor(() => expect(text('paint cost')).toBe('60'))
    await act(async () => answers.low.resolve(quote('low', 10)))
    expect(text('paint cost')).toBe('60')
    show(<Paint />)
    await waitFor(() => expect(text('paint cost')).toBe('10'))
  })

  test('is not paid where it has risen since: the new price is asked for and told', async () => {
    const backend = studio()
    let price = 8
    backend.on('quoteTool', () => ({
      tool: 'image',
      complexity: 'low',
      walletId: 'main',
      credits: credits(price),
    }))
    mount(<Paint />, backend)
    await waitFor(() => expect(text('paint cost')).toBe('8'))
    price = 10
    await press('start paint')
    await reaches('failed')
    expect(backend.held()).toBe(0)
    await waitFor(() => expect(text('paint cost')).toBe('10'))
    await press('retry paint')
    await reaches('succeeded cat!')
  })
})
