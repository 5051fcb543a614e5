import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  atSecond,
  balanceRecord,
  configRecord,
  credits,
  subscriptionRecord,
  transactionRecord,
} from '../query/testing/records'
import { createScriptedBackend, problem } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useCreditBalance, useGrants } from './use-balances'
import { useTransactions } from './use-history'
import { useSubscriptions } from './use-plans'
import { useRedeemCode } from './use-redeem-code'

expectQuietConsole()

function Redeem() {
  const redeem = useRedeemCode()
  return (
    <button type="button" onClick={() => void redeem.submit({ code: 'welcome10' })}>
      redeem {redeem.status} {redeem.status === 'failed' && redeem.error.code}
    </button>
  )
}

function Screen() {
  const { data } = useCreditBalance()
  return (
    <output>
      {data?.balance.status === 'ok' && data.balance.available.minor} credits,{' '}
      {useTransactions().items.length} lines, {useGrants().items.length} grants,{' '}
      {useSubscriptions().items[0]?.status}
    </output>
  )
}

const grant = {
  id: 'grant-1',
  walletId: 'main',
  source: 'promo',
  original: credits(10),
  remaining: credits(10),
  createdAt: atSecond(2),
  expiresAt: null,
} as const
const shown = () => screen.getByRole('status').textContent
const press = () => act(() => screen.getByText(/redeem/).click())

function promotions() {
  return createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceRecord(1)] }),
    listTransactions: () => ({ items: [transactionRecord(1)], nextCursor: null }),
    listGrants: ({ count }) => ({ items: count === 1 ? [] : [grant], nextCursor: null }),
    listSubscriptions: ({ count }) => ({
      items: [subscriptionRecord(1, { status: count === 1 ? 'past_due' : 'active' })],
      nextCursor: null,
    }),
    redeemCode: () => ({ grant, transaction: transactionRecord(2), balance: balanceRecord(2) }),
  })
}

test('balance and history are right from the answer, before anything is asked again; the rest follows', async () => {
  const backend = promotions()
  mount(
    <>
      <Screen />
      <Redeem />
    </>,
    backend,
  )
  await waitFor(() => expect(shown()).toBe('100 credits, 1 lines, 0 grants, past_due'))
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  backend.on('getBalances', () => new Promise(() => {}))
  backend.on('listTransactions', () => new Promise(() => {}))
  backend.on('listGrants', () => held.then(() => ({ items: [grant], nextCursor: null })))
  press()
  await screen.findByText('redeem succeeded')
  expect(shown()).toMatch(/^200 credits, 2 lines, 0 grants/)
  await act(async () => answer())
  await waitFor(() => expect(shown()).toBe('200 credits, 2 lines, 1 grants, active'))
})

test('a code that was redeemed before says so, and changes nothing', async () => {
  const backend = promotions()
  backend.on('redeemCode', () => problem('code_already_redeemed', {}))
  mount(
    <>
      <Screen />
      <Redeem />
    </>,
    backend,
  )
  await waitFor(() => expect(shown()).toMatch('100 credits'))
  press()
  await screen.findByText('redeem failed code_already_redeemed')
  expect(shown()).toMatch('100 credits, 1 lines')
})
