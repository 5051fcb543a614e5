import type { Asset } from '@creditkit/contract'
import type DodoPayments from 'dodopayments'

/** A currency Dodo takes. */
export type DodoCurrency = DodoPayments.Currency

/** A country Dodo sells to, ISO 3166-1 alpha-2. */
export type DodoCountry = DodoPayments.CountryCode

// The two lists of the official SDK 2.52.0.
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    'AED ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CHF CLP ' +
    'CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK ' +
    'HTG HUF IDR ILS INR IQD JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA ' +
    'MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR ' +
    'RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SZL THB TND TOP TRY TTD TWD TZS UAH ' +
    'UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'
  ).split(' '),
)
const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'AF AX AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BQ BA BW BV BR ' +
    'IO BN BG BF BI KH CM CA CV KY CF TD CL CN CX CC CO KM CG CD CK CR CI HR CU CW CY CZ DK DJ DM DO ' +
    'EC EG SV GQ ER EE ET FK FO FJ FI FR GF PF TF GA GM GE DE GH GI GR GL GD GP GU GT GG GN GW GY HT ' +
    'HM VA HN HK HU IS IN ID IR IQ IE IM IL IT JM JP JE JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI ' +
    'LT LU MO MK MG MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN ME MS MA MZ MM NA NR NP NL NC NZ NI ' +
    'NE NG NU NF MP NO OM PK PW PS PA PG PY PE PH PN PL PT PR QA RE RO RU RW BL SH KN LC MF PM VC WS ' +
    'SM ST SA SN RS SC SL SG SX SK SI SB SO ZA GS SS ES LK SD SR SJ SZ SE CH SY TW TJ TZ TH TL TG TK ' +
    'TO TT TN TR TM TC TV UG UA AE GB UM US UY UZ VU VE VN VG VI WF EH YE ZM ZW'
  ).split(' '),
)

// https://docs.dodopayments.com/miscellaneous/faq, 2025-09; the currencies it does not name have no minimum here.
const MINIMUMS: ReadonlyMap<string, number> = new Map([
  ['USD', 50],
  ['GBP', 30],
  ['AUD', 50],
  ['INR', 500],
  ['CLP', 1000],
])

/** Tells whether Dodo takes a currency. */
export function isDodoCurrency(value: unknown): value is DodoCurrency {
  return typeof value === 'string' && CURRENCIES.has(value)
}

/** Tells whether Dodo sells to a country. */
export function isDodoCountry(value: unknown): value is DodoCountry {
  return typeof value === 'string' && COUNTRIES.has(value)
}

/** `GET /checkout/supported_countries` */
export function listCountries(): DodoCountry[] {
  return [...COUNTRIES].filter(isDodoCountry)
}

/** The least that can be paid, in the currency's smallest unit. */
export function minimumPayment(currency: DodoCurrency): number {
  return MINIMUMS.get(currency) ?? 1
}

// ISO 4217, https://www.six-group.com/en/products-services/financial-information/data-standards.html
const WITHOUT_DECIMALS = new Set('BIF CLP DJF GNF JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '))
const WITH_THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** What Dodo counts a currency in: ISO 4217's minor unit (`USD/2`, `JPY/0`, `KWD/3`). */
export function dodoAsset(currency: DodoCurrency): Asset {
  return `${currency}/${WITHOUT_DECIMALS.has(currency) ? 0 : WITH_THREE_DECIMALS.has(currency) ? 3 : 2}`
}
