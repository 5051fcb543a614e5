import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { CreditBalance, CreditsProvider, type MessageOverrides, type TranslateBridge } from '@creditkit/ui'
import { de } from '@creditkit/ui/locales/de'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { type ReactNode, useCallback, useSyncExternalStore } from 'react'
import { beforeEach, expect, it } from 'vitest'

const mock = createMockBackend({ scenario: 'dual-billing' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })

interface LookUp {
  readonly ns: string
  readonly lng: string
  readonly keySeparator?: string | false
  readonly fallbackLng?: readonly string[]
}

/** Stands in for i18next with files of nested keys: it splits keys at dots, and falls back to English, unless told not to. */
function createI18n() {
  const files = new Map<string, Map<string, string>>()
  const listeners = new Set<() => void>()
  const find = (key: string, { ns, lng, keySeparator = '.', fallbackLng = ['en'] }: LookUp) => {
    if (keySeparator !== false && key.includes(keySeparator)) return undefined
    const inOrder = [lng, ...fallbackLng].map((language) => files.get(`${language}/${ns}`)?.get(key))
    return inOrder.find((text) => text !== undefined)
  }
  const createT = () => (key: string, options: LookUp & { replace: Readonly<Record<string, string>> }) =>
    (find(key, options) ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => options.replace[name] ?? '')
  let t = createT()
  return {
    exists: (key: string, options: LookUp) => find(key, options) !== undefined,
    getT: () => t,
    /** What has been loaded. Like react-i18next, it hands out another `t` from then on. */
    load: (file: string, texts: MessageOverrides) => {
      files.set(file, new Map(Object.entries(texts).map(([key, text]) => [key, String(text)])))
      t = createT()
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

let hosts = createI18n()
beforeEach(() => {
  hosts = createI18n()
})

function useTranslation(_ns: string) {
  return { t: useSyncExternalStore(hosts.subscribe, hosts.getT), i18n: hosts }
}

// #region i18next
function useBillingTexts(lng: string): TranslateBridge {
  const { t, i18n } = useTranslation('billing') // of react-i18next
  return useCallback(
    (key, params) => {
      const ours = { ns: 'billing', lng, keySeparator: false, fallbackLng: [] } as const
      return i18n.exists(key, ours) ? t(key, { ...ours, replace: params }) : undefined
    },
    [t, i18n, lng], // there is another `t` when texts have come: the kit then asks again
  )
}

function InOurGerman({ children }: { children: ReactNode }) {
  const translate = useBillingTexts('de')
  return (
    <CreditsProvider client={client} locale="de" messages={de} translate={translate}>
      {children}
    </CreditsProvider>
  )
}
// #endregion

const draw = () =>
  render(
    <InOurGerman>
      <CreditBalance onAddCredits={() => undefined} />
    </InOurGerman>,
  )

it('what the host’s i18n has in this language is shown; for the rest its other language does not answer', async () => {
  hosts.load('en/billing', { 'creditBalance.title': 'Your credits', 'creditBalance.refresh': 'Look again' })
  hosts.load('de/billing', { 'creditBalance.title': 'Nordlys-Guthaben' })
  draw()
  expect(screen.getByText('Nordlys-Guthaben')).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Guthaben aktualisieren' })).toBeTruthy()
})

it('texts that come later are shown when they come', () => {
  draw()
  expect(screen.getByText('Guthaben')).toBeTruthy()
  act(() => hosts.load('de/billing', { 'creditBalance.title': 'Nordlys-Guthaben' }))
  expect(screen.getByText('Nordlys-Guthaben')).toBeTruthy()
})

it('placeholders are filled with what the kit has formatted', async () => {
  hosts.load('de/billing', { 'creditBalance.line.expiring': 'Nur bis {{date}}' })
  draw()
  fireEvent.click(await screen.findByRole('button', { name: 'Details' }))
  expect(await screen.findByText(/^Nur bis \d+\.\d+\.\d{4}$/)).toBeTruthy()
})
