import { waitFor } from '@testing-library/react'
import { type ReactNode, Suspense, startTransition, useState } from 'react'
import { describe, expect, test } from 'vitest'
import { balanceRecord } from '../query/testing/records'
import { deferred, type ScriptedBackend } from '../query/testing/scripted-backend'
import type { Session } from './context'
import { CreditsClientProvider } from './provider'
import { useSuspenseCreditBalance } from './suspense-reads'
import { clientOf, expectQuietConsole } from './testing/mount'
import { amountIn, backendOf, expectWhole, renderInSlices, slices, slowly, watch } from './testing/slices'

const ada: Session = { accountId: 'account-ada' }
const bob: Session = { accountId: 'account-bob' }

function Suspending() {
  return <li>{amountIn(useSuspenseCreditBalance().data)}</li>
}

let signIn = (_: Session) => {}

function SigningIn({ backend, children }: { backend: ScriptedBackend; children: ReactNode }) {
  const [client] = useState(() => clientOf(backend))
  const [session, setSession] = useState(ada)
  signIn = (next) => startTransition(() => setSession(next))
  return (
    <CreditsClientProvider client={client} session={session} live={false}>
      {children}
    </CreditsClientProvider>
  )
}

expectQuietConsole()
renderInSlices()

test('widgets show one account or the other, never some of both, when it changes in a transition', async () => {
  const backend = backendOf()
  slices.render(<SigningIn backend={backend}>{slowly}</SigningIn>)
  await waitFor(() => expect(slices.host.textContent).toBe('100100100100'))
  const paints = watch()
  backend.on('getBalances', () => ({ balances: [balanceRecord(2)] }))
  slices.rendered = []
  signIn(bob)
  await waitFor(() => expect(paints.at(-1)).toBe('200 200 200 200'))
  expect(slices.rendered).not.toContain('100')
  expectWhole(paints)
})

describe('a change of account under suspense', () => {
  const suspending = (
    <Suspense fallback="loading">
      <ul>
        <Suspending />
        <Suspending />
      </ul>
    </Suspense>
  )

  test('in a transition keeps what is shown until the next account is there, then shows that alone', async () => {
    const backend = backendOf()
    slices.render(<SigningIn backend={backend}>{suspending}</SigningIn>)
    await waitFor(() => expect(slices.host.textContent).toBe('100100'))
    const paints = watch()
    const answer = deferred<unknown>()
    backend.on('getBalances', () => answer.promise)
    signIn(bob)
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    expect(slices.host.textContent).toBe('100100')
    answer.resolve({ balances: [balanceRecord(2)] })
    await waitFor(() => expect(slices.host.textContent).toBe('200200'))
    expectWhole(paints)
    expect(backend.requests).toHaveLength(4)
  })

  test('back to the account that is still shown leaves it as it is', async () => {
    const backend = backendOf()
    slices.render(<SigningIn backend={backend}>{suspending}</SigningIn>)
    await waitFor(() => expect(slices.host.textContent).toBe('100100'))
    const paints = watch()
    const answer = deferred<unknown>()
    backend.on('getBalances', () => answer.promise)
    signIn(bob)
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    signIn(ada)
    answer.resolve({ balances: [balanceRecord(2)] })
    await expect.poll(() => backend.requests.length).toBe(4)
    await new Promise((resolve) => setTimeout(resolve))
    expect(slices.host.textContent).toBe('100100')
    expect(paints).toEqual([])
  })
})
