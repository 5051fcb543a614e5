import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import {
  CreditBalance,
  CreditsProvider,
  defineMessages,
  en,
  type MessageOverrides,
  pseudoMessages,
  type TranslateBridge,
} from '@creditkit/ui'
import { de } from '@creditkit/ui/locales/de'
import { render, screen } from '@testing-library/react'
import { type ReactNode, useEffect, useState } from 'react'
import { expect, it, vi } from 'vitest'

const mock = createMockBackend({ scenario: 'dual-billing' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })

// #region locale
function InGerman({ children }: { children: ReactNode }) {
  return (
    <CreditsProvider client={client} locale="de-AT" messages={de}>
      {children}
    </CreditsProvider>
  )
}
// #endregion

// #region lazy-locale
const catalogues: Readonly<Record<string, () => Promise<MessageOverrides>>> = {
  de: async () => (await import('@creditkit/ui/locales/de')).de,
  ar: async () => (await import('@creditkit/ui/locales/ar')).ar,
}

function InAnyLanguage({ locale, children }: { locale: string; children: ReactNode }) {
  const [messages, setMessages] = useState<MessageOverrides>()
  useEffect(() => {
    let isCurrent = true
    void catalogues[locale]?.().then((loaded) => isCurrent && setMessages(loaded))
    return () => {
      isCurrent = false
    }
  }, [locale])
  return (
    <CreditsProvider client={client} locale={messages ? locale : 'en'} messages={messages}>
      {children}
    </CreditsProvider>
  )
}
// #endregion

// #region own-words
const inOurWords: MessageOverrides = { ...de, 'creditBalance.add': 'Nachladen' }

function Wallet() {
  return (
    <CreditsProvider client={client} locale="de" messages={inOurWords}>
      <CreditBalance messages={{ 'creditBalance.title': 'Dein Guthaben' }} onAddCredits={() => undefined} />
    </CreditsProvider>
  )
}
// #endregion

// #region bridge
const hostTexts = new Map([['billing.creditBalance.title', 'Your Nordlys credits']])

const translate: TranslateBridge = (key, _params, _fallback) => hostTexts.get(`billing.${key}`)
// #endregion

function Pseudo() {
  return (
    // #region pseudo
    <CreditsProvider client={client} locale="en-XA" messages={pseudoMessages()}>
      <CreditBalance />
    </CreditsProvider>
    // #endregion
  )
}

it('a language is one import', async () => {
  render(
    <InGerman>
      <CreditBalance />
    </InGerman>,
  )
  expect(await screen.findByText('27,50')).toBeTruthy()
  expect(screen.getByText('Guthaben').closest('[lang]')?.getAttribute('lang')).toBe('de-AT')
})

it('a language may be loaded when it is asked for; until then English is spoken whole', async () => {
  render(
    <InAnyLanguage locale="ar">
      <CreditBalance />
    </InAnyLanguage>,
  )
  expect(screen.getByText('Credit balance')).toBeTruthy()
  await vi.waitFor(() => expect(document.querySelector('[dir="rtl"]')).toBeTruthy())
})

it('words of one’s own go over those of the language, and over those of one component', async () => {
  render(<Wallet />)
  expect(await screen.findByRole('button', { name: 'Nachladen' })).toBeTruthy()
  expect(screen.getByText('Dein Guthaben')).toBeTruthy()
})

it('the host’s own i18n is asked for each text', () => {
  render(
    <CreditsProvider client={client} translate={translate}>
      <CreditBalance />
    </CreditsProvider>,
  )
  expect(screen.getByText('Your Nordlys credits')).toBeTruthy()
  expect(screen.getByRole('button', { name: /Details/ })).toBeTruthy()
})

it('the pseudo-locale shows what is not translated', () => {
  render(<Pseudo />)
  expect(screen.getByText(/^\[Ç.*\]$/)).toBeTruthy()
})

it('a catalogue of another language compiles only when it is whole', () => {
  // #region own-language
  const dutch = defineMessages({
    ...en, // every text of ours, to be replaced one after the other
    'common.retry': 'Opnieuw proberen',
    'common.asOf': 'Stand van {time}', // without {time}, this does not compile
  })
  // #endregion
  expect(dutch['common.retry']).toBe('Opnieuw proberen')
})
