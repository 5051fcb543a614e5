import { screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect } from 'vitest'
import { balanceRecord, configRecord } from '../../query/testing/records'
import { createScriptedBackend } from '../../query/testing/scripted-backend'
import { type CreditBalance, useBalances, useCreditBalance } from '../use-balances'

const FLAG = 'IS_REACT_ACT_ENVIRONMENT'

/** Where the tests of a file render in slices, as React does on a page: only where it does not take itself to be in a test. */
export const slices = {
  host: document.body.appendChild(document.createElement('main')),
  /** What slow widgets rendered, whether it was shown or thrown away. */
  rendered: [''],
  /** Happens once, between the first widget of a slow render and the next. */
  inTheMiddle: () => {},
  render: (_: ReactNode) => {},
}

/** Gives each test of the file a root that renders in slices. */
export function renderInSlices(): void {
  const flag = Reflect.get(globalThis, FLAG)
  let root: Root
  beforeEach(() => {
    Reflect.set(globalThis, FLAG, false)
    root = createRoot(slices.host)
    slices.render = (page) => root.render(page)
    slices.rendered = []
    slices.inTheMiddle = () => {}
  })
  afterEach(() => {
    root.unmount()
    Reflect.set(globalThis, FLAG, flag)
  })
}

/** Longer than React renders at a stretch. */
function takeLong(shown: string): void {
  const until = performance.now() + 15
  while (performance.now() < until);
  slices.rendered.push(shown)
  queueMicrotask(slices.inTheMiddle)
  slices.inTheMiddle = () => {}
}

/** What can be spent of a balance. */
export const amountIn = (data: CreditBalance | null | undefined) =>
  data?.balance.status === 'ok' ? String(data.balance.available.minor) : 'pending'

/** A slow widget of one wallet. */
export function One({ walletId = 'main' }: { walletId?: string }) {
  const shown = amountIn(useCreditBalance({ walletId }).data)
  takeLong(shown)
  return <li>{shown}</li>
}

/** A slow widget that reads the balances of all wallets and shows the main one’s. */
export function All() {
  const main = useBalances().data?.find(({ walletId }) => walletId === 'main')
  const shown = main?.status === 'ok' ? String(main.available.minor) : 'pending'
  takeLong(shown)
  return <li>{shown}</li>
}

/** Slow widgets that read the same balance in two ways. */
export const slowly = (
  <ul>
    <One />
    <All />
    <One />
    <All />
  </ul>
)

/** A backend with two wallets. */
export const backendOf = () =>
  createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceRecord(1), balanceRecord(9, 'second')] }),
  })

/** What the list showed after each change of the page. */
export function watch() {
  const paints: string[] = []
  const observer = new MutationObserver(() => {
    const items = screen.queryAllByRole('listitem').map(({ textContent }) => textContent)
    if (items.length > 0) paints.push(items.join(' '))
  })
  observer.observe(slices.host, { subtree: true, childList: true, characterData: true })
  return paints
}

/** In each paint all widgets show the same. */
export const expectWhole = (paints: readonly string[]) => {
  for (const paint of paints) expect(new Set(paint.split(' ')).size, paints.join(' | ')).toBe(1)
}
