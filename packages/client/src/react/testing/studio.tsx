import type { Hold } from '@creditkit/contract'
import { act, screen, waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import type { ActionRun } from '../../actions/credit-action-api'
import { balanceRecord, configRecord, credits, transactionRecord } from '../../query/testing/records'
import { createScriptedBackend, problem, type ScriptedBackend } from '../../query/testing/scripted-backend'
import { type UseCreditActionOptions, useCreditAction } from '../use-credit-action'

type Options = Partial<UseCreditActionOptions<string, string>>

/** A place that shows an action. */
export function Paint({
  id = 'paint',
  input = 'cat',
  ...options
}: Options & { id?: string; input?: string }) {
  const { state, cost, canAfford, offer, isReady, start, cancel, retry, reset } = useCreditAction<
    string,
    string
  >({
    tool: 'image',
    complexity: 'low',
    perform: async (run) => `${run.input}!`,
    ...options,
  })
  const bought = offer?.type === 'package' ? offer.package.id : (offer?.type ?? offer)
  return (
    <div>
      <output aria-label={id}>
        {isReady ? state.status : 'not ready'}
        {'result' in state && ` ${state.result}`}
      </output>
      <p data-testid={`${id} cost`}>{cost.data ? cost.data.credits.minor : 'unknown'}</p>
      <p data-testid={`${id} affords`}>{String(canAfford)}</p>
      <p data-testid={`${id} offer`}>{String(bought)}</p>
      {Object.entries({ start: () => start(input), cancel, retry, reset }).map(([name, press]) => (
        <button key={name} type="button" onClick={() => void press()}>
          {name} {id}
        </button>
      ))}
    </div>
  )
}

/** A hold of ten credits. */
export const holdRecord = (status: Hold['status']): Hold => ({
  id: 'hold-1',
  walletId: 'main',
  amount: credits(10),
  captured: credits(status === 'captured' ? 10 : 0),
  status,
  description: 'image (low)',
  createdAt: '2026-11-01T09:00:00.000Z',
  expiresAt: '2026-11-01T09:15:00.000Z',
})

/** The server's side of one wallet: `available` less what is held, and a version that grows. */
export function studio(
  start = 100,
): ScriptedBackend & { set: (available: number) => void; held: () => number } {
  let available = start
  let held = 0
  let version = 1
  const balance = () => ({ ...balanceRecord(version), available: credits(available), held: credits(held) })
  const move = (change: number, holding: number) => {
    available += change
    held += holding
    version += 1
  }
  const backend = createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balance()] }),
    quoteTool: ({ body }) => ({ ...Object(body), walletId: 'main', credits: credits(10) }),
    createHold: () => {
      if (available < 10) {
        const amounts = { required: credits(10), available: credits(available), walletId: 'main' }
        return problem('insufficient_credits', amounts)
      }
      move(-10, 10)
      return holdRecord('active')
    },
    captureHold: () => {
      move(0, -10)
      return { hold: holdRecord('captured'), transaction: transactionRecord(9), balance: balance() }
    },
    releaseHold: () => {
      move(10, -10)
      return { hold: holdRecord('released'), balance: balance() }
    },
  })
  return { ...backend, set: (minor) => move(minor - available, 0), held: () => held }
}

/** Work that a test finishes, and what it was given. */
export function scriptWork() {
  const runs: (ActionRun<string> & { finish: (result: string) => void })[] = []
  const perform = (run: ActionRun<string>) =>
    new Promise<string>((finish) => {
      runs.push({ ...run, finish })
    })
  return { runs, perform }
}

/** What a place shows. */
export const state = (id = 'paint') => screen.getByLabelText(id).textContent
/** What an element says. */
export const text = (id: string) => screen.getByTestId(id).textContent
/** Presses a button. */
export const press = (name: string) => act(async () => screen.getByText(name).click())
/** Waits until a place shows a state. */
export const reaches = (wanted: string, id?: string) => waitFor(() => expect(state(id)).toBe(wanted))
