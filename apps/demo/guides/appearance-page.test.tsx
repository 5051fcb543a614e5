import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { type Appearance, CreditBalance, CreditsProvider } from '@creditkit/ui'
import { apricot } from '@creditkit/ui/themes'
import { cleanup, render, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'dual-billing' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })

// #region seeds
function Branded({ children }: { children: ReactNode }) {
  return (
    <CreditsProvider
      client={client}
      appearance={{
        variables: {
          colorPrimary: '#126b5f',
          colorBackground: 'light-dark(#ffffff, #151d1b)',
          radius: '10px',
        },
      }}
    >
      {children}
    </CreditsProvider>
  )
}
// #endregion

// #region themes
function Rounded({ children }: { children: ReactNode }) {
  return (
    <CreditsProvider
      client={client}
      appearance={{ theme: 'host', variables: { ...apricot.variables, radius: '12px' } }}
    >
      {children}
    </CreditsProvider>
  )
}
// #endregion

// #region host-theme
function Page() {
  return (
    <CreditsProvider client={client} appearance={{ theme: 'host' }}>
      <CreditBalance />
    </CreditsProvider>
  )
}
// #endregion

// #region elements
const dressed: Appearance = {
  elements: {
    card: 'shop-card',
    creditBalanceAmount: { letterSpacing: '-0.03em' },
    button: ({ variant, loading }) => (variant === 'primary' && !loading ? 'shop-cta' : undefined),
    badge: ({ tone }) => ({ textTransform: tone === 'danger' ? 'uppercase' : 'none' }),
  },
}
// #endregion

afterEach(cleanup)

const scope = () => document.querySelector<HTMLElement>('.ck-scope')
const slot = (name: string) => document.querySelector<HTMLElement>(`[data-ck-slot="${name}"]`)

it('seeds are set on the outermost element of each component', () => {
  render(<CreditBalance />, { wrapper: Branded })
  expect(scope()?.style.getPropertyValue('--ck-color-primary')).toBe('#126b5f')
  expect(scope()?.style.getPropertyValue('--ck-color-background')).toBe('light-dark(#ffffff, #151d1b)')
  expect(scope()?.style.getPropertyValue('--ck-radius')).toBe('10px')
})

it('a ready theme is an object that can be spread', () => {
  render(<CreditBalance />, { wrapper: Rounded })
  expect(scope()?.style.getPropertyValue('--ck-color-primary')).toBe(apricot.variables.colorPrimary)
  expect(scope()?.style.getPropertyValue('--ck-radius')).toBe('12px')
  expect(scope()?.dataset.ckTheme).toBe('host')
})

it('the theme of the page is followed by the stylesheet', () => {
  render(<Page />)
  expect(scope()?.dataset.ckTheme).toBe('host')
})

it('slots are dressed by class, by style and by function', async () => {
  render(
    <CreditsProvider client={client} live={false}>
      <CreditBalance appearance={dressed} onAddCredits={() => undefined} />
    </CreditsProvider>,
  )
  await waitFor(() => expect(slot('creditBalance')?.dataset.state).toBe('ready'))
  expect(slot('card')?.classList.contains('shop-card')).toBe(true)
  expect(slot('creditBalanceAmount')?.style.letterSpacing).toBe('-0.03em')
  expect(slot('creditBalanceAdd')?.classList.contains('shop-cta')).toBe(true)
  expect(slot('creditBalanceRefresh')?.classList.contains('shop-cta')).toBe(false)
})
