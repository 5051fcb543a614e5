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
import { ar } from '@creditkit/ui/locales/ar'
import { de } from '@creditkit/ui/locales/de'
import { act, render, screen } from '@testing-library/react'
import { Profiler, type ReactNode, useEffect, useState } from 'react'
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
const catalogues = {
  en: async (): Promise<MessageOverrides> => ({}), // comes with the kit
  de: async (): Promise<MessageOverrides> => (await import('@creditkit/ui/locales/de')).de,
  ar: async (): Promise<MessageOverrides> => (await import('@creditkit/ui/locales/ar')).ar,
}

function InAnyLanguage({ locale, children }: { locale: keyof typeof catalogues; children: ReactNode }) {
  const [shown, setShown] = useState<{ locale: string; messages?: MessageOverrides }>({ locale: 'en' })
  useEffect(() => {
    let isCurrent = true
    void catalogues[locale]().then((messages) => isCurrent && setShown({ locale, messages }))
    return () => {
      isCurrent = false
    }
  }, [locale])
  return (
    <CreditsProvider client={client} {...shown}>
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

it('a language that is chosen later takes the place of the one before at once, and a slow one that of none', async () => {
  const arrivals: (() => void)[] = []
  const whenTold = (messages: MessageOverrides) => () =>
    new Promise<MessageOverrides>((resolve) => arrivals.push(() => resolve(messages)))
  vi.spyOn(catalogues, 'de').mockImplementation(whenTold(de))
  vi.spyOn(catalogues, 'ar').mockImplementation(whenTold(ar))
  const arrive = () => act(async () => arrivals.shift()?.())
  const titles = [en, de, ar].map((texts) => texts['creditBalance.title'])
  const seen: string[] = []
  const look = () => {
    const root = document.querySelector('[data-ck-slot="creditBalance"]')?.closest('[lang]')
    const title = titles.find((text) => root?.textContent?.includes(text))
    const drawn = `${root?.getAttribute('lang')} ${root?.getAttribute('dir')} ${title}`
    if (seen.at(-1) !== drawn) seen.push(drawn)
  }
  const page = (locale: 'en' | 'de' | 'ar') => (
    <Profiler id="page" onRender={look}>
      <InAnyLanguage locale={locale}>
        <CreditBalance />
      </InAnyLanguage>
    </Profiler>
  )
  const { rerender } = render(page('de'))
  await arrive()
  rerender(page('ar'))
  await arrive()
  rerender(page('en'))
  await act(async () => {})

  // Chosen, and left again before they are there.
  for (const locale of ['de', 'ar', 'en'] as const) rerender(page(locale))
  await act(async () => {})
  await arrive()
  await arrive()

  const [inEnglish, inGerman, inArabic] = titles
  expect(seen).toEqual([
    `en ltr ${inEnglish}`,
    `de ltr ${inGerman}`,
    `ar rtl ${inArabic}`,
    `en ltr ${inEnglish}`,
  ])
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
