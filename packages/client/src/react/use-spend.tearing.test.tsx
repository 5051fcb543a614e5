import { screen, waitFor } from '@testing-library/react'
import { startTransition, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { balanceRecord, configRecord, credits } from '../query/testing/records'
import { createScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole } from './testing/mount'
import { useCreditBalance } from './use-balances'
import { useSpend } from './use-spend'

expectQuietConsole()

// React renders in slices, as it does on a page, only where it does not take itself to be in a test.
const FLAG = 'IS_REACT_ACT_ENVIRONMENT'
const before = Reflect.get(globalThis, FLAG)
beforeEach(() => void Reflect.set(globalThis, FLAG, false))
afterEach(() => void Reflect.set(globalThis, FLAG, before))

const rendered: string[] = []
let spend = () => {}

/** Takes longer than React renders at a stretch, so that something happens between the first and the second of them. */
function Slow({ name }: { name: string }) {
  const { data } = useCreditBalance()
  const shown = data?.balance.status === 'ok' ? data.balance.available.minor : 'unknown'
  const until = performance.now() + 20
  while (performance.now() < until);
  if (rendered.push(`${name} ${shown}`) === 1) queueMicrotask(spend)
  return <li>{shown}</li>
}

function Page() {
  const [isOpen, setOpen] = useState(false)
  const { data } = useCreditBalance()
  const { submit } = useSpend()
  spend = () => {
    const reference = { type: 'run', id: 'run-1' }
    void submit({ walletId: 'main', amount: credits(30), description: 'A run', reference })
  }
  return (
    <>
      <p>{data ? 'loaded' : 'loading'}</p>
      <button type="button" onClick={() => startTransition(() => setOpen(true))}>
        Open
      </button>
      <ul>{isOpen && ['first', 'second', 'third'].map((name) => <Slow key={name} name={name} />)}</ul>
    </>
  )
}

test('widgets agree in every paint, also when credits are spent in the middle of a slow transition', async () => {
  const backend = createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceRecord(5)] }),
    spend: () => new Promise(() => {}),
  })
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  root.render(
    <CreditsClientProvider client={clientOf(backend)} live={false} session={{ accountId: 'account-ada' }}>
      <Page />
    </CreditsClientProvider>,
  )
  await screen.findByText('loaded')
  const paints: string[] = []
  const observer = new MutationObserver(() => {
    paints.push(
      screen
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent)
        .join(' '),
    )
  })
  observer.observe(screen.getByRole('list'), { subtree: true, childList: true, characterData: true })
  screen.getByText('Open').click()
  await waitFor(() => expect(paints.at(-1)).toBe('470 470 470'))
  expect(rendered[0]).toBe('first 500')
  for (const paint of paints) expect(new Set(paint.split(' ')).size).toBe(1)
  observer.disconnect()
  root.unmount()
  host.remove()
})
