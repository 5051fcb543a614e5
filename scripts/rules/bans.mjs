// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the planted source stands in quotes here.

const lint = (rule) => ({ category: `lint/${rule}` })
const plugin = (message) => ({ category: 'plugin', message })

const clock = plugin('The ledger has no clock of its own; take the time from the one it is given.')
const chance = plugin('The ledger has no randomness of its own; draw from the source it is given.')
const globals = lint('style/noRestrictedGlobals')
const rounding = plugin('Format amounts with ui/src/format; `toFixed` rounds in floating point.')
const scale = plugin('The scale is in the asset; dividing by 100 assumes two decimals.')
const parsing = plugin("Parse decimal text with the contract's amounts; `parseFloat` loses digits.")
const locale = plugin('Only ui/src/format knows locales.')
const assertion = plugin("Parse instead of asserting; only a package's parsing boundary may use `as`.")
const text = plugin('Take the text from the message catalogue.')

/**
 * Source that our lint bans: where, what, and the one complaint it must cause. `ui/mock.ts` stands for `packages/ui/src/mock.ts`.
 */
export const bans = [
  ['contract/any.ts', 'export type Loose = any', lint('suspicious/noExplicitAny')],
  ['contract/enum.ts', 'export enum Size {\n  Small,\n}', lint('style/noEnum')],
  ['contract/default.ts', 'const size = 1\nexport default size', lint('style/noDefaultExport')],
  [
    'contract/non-null.ts',
    'export const size = (of?: string) => of!.length',
    lint('style/noNonNullAssertion'),
  ],
  ['contract/console.ts', 'console.log(1)', lint('suspicious/noConsole')],
  ['mock-server/service/console.ts', 'console.log(1)', lint('suspicious/noConsole')],
  ['contract/CamelCase.ts', 'export const size = 1', lint('style/useFilenamingConvention')],
  ['contract/focused.test.ts', 'it.only("a", () => {})', lint('suspicious/noFocusedTests')],
  ['contract/skipped.test.ts', 'it.skip("a", () => {})', lint('suspicious/noSkippedTests')],

  ['mock-server/ledger/now.ts', 'export const at = Date.now()', clock],
  ['mock-server/ledger/now-kept.ts', 'export const now = Date.now', clock],
  ['mock-server/ledger/now-computed.ts', "const now = 'now'\nexport const at = Date[now]()", clock],
  ['mock-server/ledger/new-date.ts', 'export const at = new Date()', clock],
  ['mock-server/ledger/bare-new-date.ts', 'export const at = new Date', clock],
  ['mock-server/ledger/date-call.ts', 'export const at = Date()', clock],
  ['mock-server/ledger/random.ts', 'export const dice = Math.random()', chance],
  ['mock-server/ledger/crypto.ts', 'export const id = crypto.randomUUID()', globals],
  ['mock-server/ledger/global-crypto.ts', 'export const id = globalThis.crypto', globals],
  ['mock-server/ledger/performance.ts', 'export const at = performance.now()', globals],
  ['mock-server/ledger/timer.ts', 'setTimeout(() => {}, 1)', globals],
  ['mock-server/ledger/fetch.ts', "export const answer = fetch('/')", globals],

  ['ui/components/intl.ts', "export const format = Intl.NumberFormat('de')", globals],
  ['client/http/intl.ts', "export const format = Intl.NumberFormat('de')", globals],
  ['contract/intl.ts', "export const format = Intl.NumberFormat('de')", globals],
  ['ui/components/global-intl.ts', 'export const intl = globalThis.Intl', locale],
  ['ui/components/to-locale-string.ts', "export const text = (1).toLocaleString('de')", locale],
  ['client/http/to-locale-date.ts', 'export const text = (at: Date) => at?.toLocaleDateString()', locale],
  ['contract/compare.ts', "export const order = 'a'.localeCompare('b')", locale],

  ['ui/format/to-fixed.ts', 'export const text = (n: number) => n.toFixed(2)', rounding],
  ['client/http/to-fixed.ts', 'export const text = (n?: number) => n?.toFixed()', rounding],
  ['mock-server/service/to-precision.ts', 'export const text = (n: number) => n.toPrecision(3)', rounding],
  ['contract/cents.ts', 'export const dollars = (cents: number) => cents / 100', scale],
  ['contract/big-cents.ts', 'export const dollars = (cents: bigint) => (cents * 2n) / 100n', scale],
  ['contract/exponent.ts', 'export const dollars = (cents: number) => cents / 1e2', scale],
  ['ui/components/times.ts', 'export const dollars = (cents: number) => cents * 0.01', scale],
  [
    'client/http/assign.ts',
    'export const dollars = (cents: number) => {\n  let rest = cents\n  rest /= 100\n  return rest\n}',
    scale,
  ],
  ['contract/parse-float.ts', "export const n = Number.parseFloat('1')", parsing],
  ['ui/components/parse-float.ts', "export const n = Number.parseFloat('1')", parsing],

  ['contract/as.ts', 'export const size = (of: unknown) => of as number', assertion],
  ['ui/components/as.tsx', 'export const size = (of: unknown) => [of as number]', assertion],
  ['client/http/as-unknown.ts', 'export const size = (of: number) => `${of as never}`', assertion],

  ['ui/components/bare.tsx', 'export const View = () => <p>Balance</p>', lint('style/noJsxLiterals')],
  ['ui/components/quoted.tsx', "export const View = () => <p>{'Balance'}</p>", text],
  ['ui/components/template.tsx', 'export const View = ({ n }) => <p>{`${n} left`}</p>', text],
  ['ui/components/choice.tsx', "export const View = ({ n, t }) => <p>{n ? t('some') : 'None'}</p>", text],
  ['ui/components/maybe.tsx', "export const View = ({ n }) => <p>{n && 'Some'}</p>", text],
  ['ui/components/label.tsx', 'export const View = () => <section aria-label="Balance" />', text],
  ['ui/components/alternative.tsx', 'export const View = () => <img alt="Balance" />', text],
  ['ui/components/placeholder.tsx', "export const View = () => <input placeholder={'Amount'} />", text],
]

/** Source that looks close to a ban and is none. */
export const permitted = [
  ['mock-server/ledger/given.ts', 'export const at = (now: number) => new Date(now).toISOString()'],
  [
    'mock-server/ledger/ledger.test.ts',
    'export const at = Date.now() + new Date().getTime() + Math.random()',
  ],
  ['mock-server/service/now.ts', 'export const at = Date.now() + Math.random()'],
  ['mock-server/node/serve.ts', 'console.log(1)'],
  ['ui/format/intl.ts', "export const format = Intl.NumberFormat('de').format(1).localeCompare('1')"],
  ['ui/components/intl.test.ts', "export const format = Intl.NumberFormat('de')"],
  ['contract/thousand.ts', 'export const n = (m: number) => m / 1000 + 100 / m + m * 100'],
  ['contract/cents.test.ts', 'export const n = (m: number) => (m / 100).toFixed(2)'],
  ['contract/as-const.ts', "export const sizes = ['s', 'm'] as const"],
  ['contract/renamed.ts', "export { sizes as all } from './as-const'"],
  ['contract/satisfies.ts', 'export const size = 1 satisfies number'],
  ['contract/as.test.ts', 'export const size = (of: unknown) => of as number'],
  [
    'contract/boundary.ts',
    '// biome-ignore-all lint/plugin/no-type-assertion: the one place where JSON becomes ours\nexport const size = (of: unknown) => of as number',
  ],
  [
    'ui/components/catalogue.tsx',
    "export const View = ({ t, n }) => (\n  <p className=\"ck:p-1\" title={t('title')} data-state={n ? 'on' : 'off'}>\n    {t('balance')} {n ? t('some') : t('none')} {' '}\n  </p>\n)",
  ],
  ['ui/components/view.stories.tsx', 'export default {}\nexport const Ready = () => <p>Balance</p>'],
  ['ui/components/view.test.tsx', 'export const view = <p title="Balance">Balance</p>'],
  ['ui/vitest.config.ts', 'export default {}'],
]
