import { spawn } from 'node:child_process'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, it } from 'vitest'

const here = new URL('./server-components/', import.meta.url)

/** Runs a program on what is built, as a host's Node would; whatever it complains about fails it. */
async function run(args: readonly string[], input = ''): Promise<string> {
  const node = spawn(process.execPath, args, {
    cwd: here,
    env: { NODE_ENV: 'development', NODE_NO_WARNINGS: '1', TZ: 'Pacific/Kiritimati' },
  })
  node.stdin.end(input)
  const [written, errors] = await Promise.all([text(node.stdout), text(node.stderr)])
  if (errors !== '') throw new Error(errors)
  return written
}

/** Where server components run: what is for the browser is there by reference only. */
const inServerHalf = (...args: string[]) =>
  run(['--conditions', 'react-server', '--import', './server-half.mjs', ...args])
const inBrowserHalf = (program: string, input: string) =>
  run(['--import', './browser-half.mjs', program], input)

const evaluate = (program: string) => inServerHalf('--input-type=module', '--eval', program)

/** The exports of client modules that a page refers to, each with its file. A row of it may stand for a text in another. */
function referencesIn(flight: string): string[] {
  const rows = new Map(
    [...flight.matchAll(/^(\w+):(I?)(.*)$/gm)].map(([, id, kind, body]) => [`$${id}`, { kind, body }]),
  )
  const textOf = (text: string): string => JSON.parse(rows.get(text)?.body ?? JSON.stringify(text))
  return [...rows.values()]
    .filter(({ kind }) => kind === 'I')
    .map(({ body = '' }) => {
      const [address, , name] = JSON.parse(body)
      return `${textOf(address).split('/').slice(-2).join('/')} ${textOf(name)}`
    })
    .sort()
}

let flight = ''

beforeAll(async () => {
  flight = await inServerHalf('serve-billing-page.mjs')
})

it('a server component sends references to what runs in the browser, and its data as data', () => {
  expect(referencesIn(flight)).toEqual([
    'dist/index.js CreditBalance',
    'dist/index.js TransactionHistory',
    'server-components/billing-shell.tsx BillingShell',
  ])
  expect(flight).toContain('"creditBalance.title":"Ihr Guthaben"')
  expect(flight).toContain('"accountId":"acct_ada"')
})

it('the first HTML of that page has the balance, in the language and the time zone that it names', async () => {
  const html = await inBrowserHalf('to-html.mjs', flight)
  expect(html).toContain('lang="de"')
  expect(html).toContain('Ihr Guthaben')
  expect(html).toContain('27,50')
  expect(html).toContain('btn btn-')
  expect(html).toMatch(/data-ck-slot="transactionHistory"[^>]*data-state="loading"/)
})

const clientEntries = [
  '@creditkit/client/react',
  '@creditkit/ui',
  '@creditkit/ui/paypal',
  '@creditkit/ui/redirect',
  '@creditkit/ui/stripe',
]
const plainEntries = [
  '@creditkit/client',
  '@creditkit/client/dialects',
  '@creditkit/client/query',
  '@creditkit/contract',
  '@creditkit/ui/locales/de',
  '@creditkit/ui/locales/en',
  '@creditkit/ui/themes',
]

it('every component and hook is a reference there, and what is data or plain code is itself', async () => {
  const told = await evaluate(`
    import { createRequire } from 'node:module'
    const ofUi = createRequire(import.meta.resolve('@creditkit/ui'))
    const kindOf = (value) => value?.$$typeof === Symbol.for('react.client.reference') ? 'reference' : typeof value
    const told = {}
    for (const name of ${JSON.stringify([...clientEntries, ...plainEntries])}) {
      const address = name === '@creditkit/contract' ? ofUi.resolve(name) : name
      told[name] = [...new Set(Object.values(await import(address)).map(kindOf))].sort()
    }
    console.log(JSON.stringify(told))
  `)
  const kinds: Record<string, string[]> = JSON.parse(told)
  for (const name of clientEntries) expect([name, kinds[name]]).toEqual([name, ['reference']])
  for (const name of plainEntries) expect([name, kinds[name]?.includes('reference')]).toEqual([name, false])
  expect(kinds['@creditkit/ui/locales/de']).toEqual(['object'])
})

it('a client and functions cannot be sent from there, and React says so', async () => {
  const program = `
    import { createCreditsClient } from '@creditkit/client'
    import { CreditsProvider } from '@creditkit/ui'
    import { createElement } from 'react'
    import { toFlight } from './to-flight.mjs'
    const elements = { button: () => 'btn' }
    for (const props of [{ client: createCreditsClient() }, { onEvent() {} }, { appearance: { elements } }]) {
      toFlight(createElement(CreditsProvider, props))
    }
  `
  const said = await evaluate(program).catch(String)
  expect(said).toMatch(/Functions cannot be passed .*\n +\{getConfig: function/)
  expect(said).toMatch(/Functions cannot be passed .*\n +\{button: function/)
  expect(said).toMatch(/Event handlers cannot be passed .*\n +<\.\.\. onEvent=/)
})

it('texts of one’s own, classes, styles, variables and a payment provider can be', async () => {
  const sent = await evaluate(`
    import { CreditsProvider } from '@creditkit/ui'
    import { defineMessages, en } from '@creditkit/ui/locales/en'
    import { paypal } from '@creditkit/ui/paypal'
    import { createElement } from 'react'
    import { toFlight } from './to-flight.mjs'
    const messages = defineMessages({ ...en, 'common.cancel': 'Annuleren' })
    const elements = { card: 'my-card', button: { letterSpacing: 0 } }
    const appearance = { variables: { radius: '3px' }, elements }
    toFlight(createElement(CreditsProvider, { appearance, messages, payments: [paypal] }))
  `)
  expect(referencesIn(sent)).toEqual(['dist/index.js CreditsProvider', 'dist/paypal.js paypal'])
  expect(sent).toContain('{"letterSpacing":0}')
  expect(sent).toContain('"common.cancel":"Annuleren"')
})
