import { act, screen, waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import type { CreditManager } from '../../manager/credit-manager'
import { balanceOf, jsonAnswer, scriptTools } from '../../manager/testing/scripted-tools'
import type { InsufficientCredits } from '../../manager/tool-answer'
import { configRecord, credits } from '../../query/testing/records'
import { createScriptedBackend, deferred, type ScriptedBackend } from '../../query/testing/scripted-backend'
import { useBalances, useCreditBalance } from '../use-balances'
import { type CreditManagerHandle, useCreditManager } from '../use-credit-manager'
import { useSpend } from '../use-spend'
import { clientOf, mount } from './mount'

const managers: CreditManagerHandle[] = []
/** What refusals have told. */
export const missing: InsufficientCredits[] = []

function Tool({ tools }: { tools: ReturnType<typeof scriptTools> }) {
  const manager = useCreditManager({
    fetch: tools.fetch,
    onInsufficientCredits: (found) => missing.push(found),
  })
  managers.push(manager)
  return <p data-testid="tool">{manager.balance?.minor ?? 'unknown'}</p>
}

/** A widget with the balance. */
export function Header() {
  const { data } = useCreditBalance()
  return (
    <p data-testid="header">{data?.balance.status === 'ok' ? data.balance.available.minor : 'unknown'}</p>
  )
}

/** A widget with the balance. */
export function Wallets() {
  const { data } = useBalances()
  return (
    <p data-testid="wallets">
      {data?.map((balance) => (balance.status === 'ok' ? balance.available.minor : balance.status)).join(' ')}
    </p>
  )
}

function Spend() {
  const { submit } = useSpend()
  const reference = { type: 'run', id: 'run-1' }
  const input = { walletId: 'main', amount: credits(30), description: 'A run', reference }
  return (
    <button type="button" onClick={() => void submit(input)}>
      Spend
    </button>
  )
}

/** What the three widgets show. */
export const shown = () => ['tool', 'header', 'wallets'].map((id) => screen.getByTestId(id).textContent)
/** Waits until all three widgets show a value. */
export const showAll = (value: string) => waitFor(() => expect(shown()).toEqual([value, value, value]))
/** What the hook handed out last. */
export const manager = (): CreditManager => {
  const latest = managers.at(-1)
  if (!latest) throw new Error('Nothing was drawn.')
  return latest
}
/** Who is signed in. */
export const session = { accountId: 'account-ada' }

/** A backend with so many credits. */
export function backendWith(minor: number, version = 5): ScriptedBackend {
  return createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceOf(version, minor)] }),
    getBalance: () => balanceOf(version, minor),
  })
}

/** A page with 500 credits, the endpoints of its host, and a client that managers outside of the page may share. */
export async function toolPage(backend = backendWith(500)) {
  managers.length = 0
  missing.length = 0
  const tools = scriptTools()
  const client = clientOf(backend)
  const widgets = (
    <>
      <Tool tools={tools} />
      <Header />
      <Wallets />
      <Spend />
    </>
  )
  const view = mount(widgets, backend, { client })
  await showAll('500')
  // The next answer does not come by itself: what is shown until then is what was told.
  const answer = deferred<unknown>()
  backend.on('getBalances', () => answer.promise)
  const reconcile = (minor: number, version: number) =>
    act(async () => answer.resolve({ balances: [balanceOf(version, minor)] }))
  return { ...view, widgets, backend, client, tools, reconcile }
}

/** Asks an endpoint of the host, and what it answers arrives. */
export async function ask(tools: ReturnType<typeof scriptTools>, body: unknown, status = 200) {
  const call = manager().fetch('/api/generate')
  await act(async () => {
    tools.answer('/api/generate', jsonAnswer(body, status))
    await call
    await new Promise((resolve) => setTimeout(resolve, 10))
  })
  return call
}
