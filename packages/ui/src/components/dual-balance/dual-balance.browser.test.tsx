import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { de } from '../../locales/de/index'
import { loadStyles } from '../../testing/load-styles'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { DualBalance } from './index'

beforeAll(loadStyles)
beforeEach(() => page.viewport(1200, 900))
afterEach(cleanup)

const parts = ['Amount', 'Description', 'Details', 'Add', 'History'] as const

/** Draws both wallets in German, whose words are long, and measures them. */
async function measure(width: number, scenario: WorldOptions['scenario'] = 'dual-billing') {
  const world = createWorld({ scenario })
  render(
    <InWorld locale="de" messages={de} world={world}>
      <div style={{ width }}>
        <DualBalance onAddCredits={() => undefined} onShowHistory={() => undefined} />
      </div>
    </InWorld>,
  )
  await screen.findByText('27,50')
  await screen.findByText(scenario === 'wallet-outage' ? /gerade nicht erreichen/ : '2.844')
  return [...document.querySelectorAll('[data-ck-slot="dualBalanceWallet"]')].map((wallet) => {
    const boxOf = (part: (typeof parts)[number]) =>
      wallet.querySelector(`[data-ck-slot="dualBalance${part}"]`)?.getBoundingClientRect() ?? new DOMRect()
    const words = document.createRange()
    words.selectNodeContents(wallet.querySelector('[data-ck-slot="dualBalanceDescription"]') ?? wallet)
    return { left: wallet.getBoundingClientRect().left, boxOf, purpose: words.getBoundingClientRect() }
  })
}

type Wallets = Awaited<ReturnType<typeof measure>>
const topsOf = (wallets: Wallets, part: (typeof parts)[number]) =>
  new Set(wallets.map(({ boxOf }) => Math.round(boxOf(part).top)))
/** The wallets with room for a line of text, and more than that, between the words of their purpose and the line below. */
const withHoles = (wallets: Wallets) =>
  wallets.filter(({ boxOf, purpose }) => boxOf('Details').top - purpose.bottom > 30)

test.each([640, 950])('cards beside each other share their lines, %i px wide', async (width) => {
  const wallets = await measure(width)
  expect(new Set(wallets.map(({ left }) => left)).size).toBe(2)
  for (const part of parts) expect(topsOf(wallets, part).size, part).toBe(1)
})

test('cards below each other are each as high as what is in it', async () => {
  const wallets = await measure(327)
  expect(new Set(wallets.map(({ left }) => left)).size).toBe(1)
  expect(withHoles(wallets)).toEqual([])
})

test('what is said about an outage does not part the lines of the card beside it', async () => {
  const wallets = await measure(950, 'wallet-outage')
  expect(withHoles(wallets)).toEqual([])
  expect(topsOf(wallets, 'Details').size).toBe(1)
  expect(topsOf(wallets, 'History').size).toBe(1)
})
