import { amount, type CreditPackage, type Wallet } from '@creditkit/contract'
import { extend, type Scenario, scenarios } from '@creditkit/mock-server'

const plain = scenarios['dual-billing']
const [skyWallet, tokenWallet] = plain.wallets
if (!skyWallet || !tokenWallet) throw new Error('The plain world has two wallets.')

const NAMES = ['Trial', 'Starter', 'Team', 'Business', 'Fleet', 'Enterprise']

/** Packages of Sky Credits at these prices in cents, each with a larger bonus than the one before; the third is popular. */
export function packagesOfPrices(prices: readonly number[]): readonly CreditPackage[] {
  return prices.map((price, index) => ({
    id: `package-${index}`,
    walletId: 'credits',
    name: NAMES[index] ?? `Package ${index}`,
    description: '',
    credits: amount(price, 'SKY/2'),
    bonus: amount(Math.floor((price * index * 3) / 100), 'SKY/2'),
    price: amount(price, 'USD/2'),
    popular: index === 2,
    providerRefs: {},
  }))
}

/** As long as names and as large as numbers can be. */
export const hugePackages: readonly CreditPackage[] = [
  {
    ...packagesOfPrices([1])[0],
    id: 'largest',
    walletId: 'credits',
    name: 'Everything that anybody could ever want, and then some more of it',
    description: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung',
    credits: amount(9_000_000_000_000_000, 'SKY/2'),
    bonus: amount(7_199_254_740_991, 'SKY/2'),
    price: amount(Number.MAX_SAFE_INTEGER, 'USD/2'),
    popular: true,
    providerRefs: {},
  },
  ...plain.packages.slice(1).map((offer) => ({ ...offer, popular: false })),
]

/** The plain world with its first wallet changed. */
function withFirstWallet(changes: Partial<Wallet>, packages: readonly CreditPackage[]): Scenario {
  if (!skyWallet || !tokenWallet) return plain
  return extend(plain, { wallets: [{ ...skyWallet, ...changes }, tokenWallet], packages })
}

const inMoney = (asset: 'JPY/0' | 'KWD/3', times: number) =>
  plain.packages.map((offer) => ({ ...offer, price: amount(offer.price.minor * times, asset) }))

/** A product that is paid for in yen, which have no decimals. */
export const yenWorld = withFirstWallet(
  {
    rate: { credits: amount(100, 'SKY/2'), money: amount(150, 'JPY/0') },
    limits: { min: amount(500, 'JPY/0'), max: amount(1_000_000, 'JPY/0') },
    presets: [1000, 3000, 5000, 10_000].map((minor) => amount(minor, 'JPY/0')),
  },
  inMoney('JPY/0', 1),
)

/** A product that is paid for in Kuwaiti dinars, which have three decimals. */
export const dinarWorld = withFirstWallet(
  {
    rate: { credits: amount(100, 'SKY/2'), money: amount(305, 'KWD/3') },
    limits: { min: amount(1_500, 'KWD/3'), max: amount(250_000, 'KWD/3') },
    presets: [2_500, 5_000, 10_000, 25_000].map((minor) => amount(minor, 'KWD/3')),
  },
  inMoney('KWD/3', 3),
)

/** A product whose wallet sells for as much as there is money. */
export const hugeWorld = withFirstWallet(
  {
    limits: { min: amount(1, 'USD/2'), max: amount(Number.MAX_SAFE_INTEGER, 'USD/2') },
    presets: [100_000, 100_000_000, 100_000_000_000, Number.MAX_SAFE_INTEGER].map((minor) =>
      amount(minor, 'USD/2'),
    ),
  },
  hugePackages,
)
