import { invalid } from './refusal'

/** Currencies without decimals at Stripe; all others have two or three. */
const ZERO_DECIMALS = words('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf')
/** Currencies with three decimals, whose last digit has to be 0. */
const THREE_DECIMALS = words('bhd jod kwd omr tnd')
/** Currencies without decimals of their own that are still sent with two, which have to be 00. */
const WHOLE_ONLY = words('isk ugx')

const SUPPORTED = words(
  'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mro mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw',
)

// The smallest charge, in minor units: Stripe's table for the settlement currencies. Others are held to one unit.
const MINIMUMS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    usd: 50,
    aed: 200,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    hkd: 400,
    huf: 17500,
    inr: 50,
    jpy: 50,
    mxn: 1000,
    myr: 200,
    nok: 300,
    nzd: 50,
    pln: 200,
    ron: 200,
    sek: 300,
    sgd: 50,
    thb: 1000,
  }),
)

/** The most that one charge takes: eight digits. */
export const MAX_AMOUNT = 99_999_999

const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({ usd: '$', eur: '€', gbp: '£', jpy: '¥', aud: 'A$', cad: 'CA$', hkd: 'HK$', inr: '₹' }),
)

/** The currency in lower case; Stripe's refusal of one it does not know. */
export function readCurrency(text: string, param = 'currency'): string {
  const currency = text.toLowerCase()
  if (SUPPORTED.has(currency)) return currency
  throw invalid(
    `Invalid currency: ${currency}. Stripe currently supports these currencies: ${[...SUPPORTED].join(', ')}`,
    { param },
  )
}

/** Refuses an amount (minor units) that no charge in this currency can have. */
export function checkAmount(amount: number, currency: string, param = 'amount'): void {
  if (amount > MAX_AMOUNT) {
    throw invalid(`Amount must be no more than ${displayAmount(MAX_AMOUNT, currency)}`, {
      code: 'amount_too_large',
      param,
    })
  }
  const minimum = MINIMUMS.get(currency) ?? 1
  if (amount < minimum) {
    throw invalid(`Amount must be at least ${displayAmount(minimum, currency)} ${currency}`, {
      code: 'amount_too_small',
      param,
    })
  }
  const step = THREE_DECIMALS.has(currency) ? 10 : WHOLE_ONLY.has(currency) ? 100 : 1
  if (amount % step !== 0) {
    throw invalid(`Invalid amount: ${amount}. Amounts in ${currency} have to be a multiple of ${step}.`, {
      param,
    })
  }
}

/** An amount as Stripe writes it in its messages: `$12.34`, `¥500`. */
export function displayAmount(amount: number, currency: string): string {
  const decimals = ZERO_DECIMALS.has(currency) ? 0 : THREE_DECIMALS.has(currency) ? 3 : 2
  const digits = String(amount).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
  const symbol = SYMBOLS.get(currency)
  return symbol === undefined ? `${text} ${currency}` : `${symbol}${text}`
}

// So that the browser script, which only writes amounts, is spared the other lists.
/* @__NO_SIDE_EFFECTS__ */ function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
