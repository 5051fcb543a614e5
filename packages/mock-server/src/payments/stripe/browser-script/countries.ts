import { element } from '../../in-page/element'

// ISO 3166-1, as far as Stripe takes cards from.
const CODES =
  'ACADAEAFAGAIALAMAOAQARATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACDCFCGCHCICKCLCMCNCOCRCVCWCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHNHRHTHUIDIEILIMINIOIQISITJEJMJOJPKEKGKHKIKMKNKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMKMLMMMNMOMQMRMSMTMUMVMWMXMYMZNANCNENGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPYQARERORSRURWSASBSCSESGSHSISJSKSLSMSNSOSRSSSTSVSXSZTATCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUSUYUZVAVCVEVGVNVUWFWSXKYEYTZAZMZW'

const POSTAL_LABELS: Readonly<Record<string, string>> = { US: 'ZIP code', CA: 'Postal code', GB: 'Postcode' }

/** Draws the choice of a country, with the one of the browser's language chosen unless `chosen` names another. */
export function countrySelect(chosen: string | undefined): HTMLSelectElement {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const options = (CODES.match(/../g) ?? [])
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((left, right) => left.name.localeCompare(right.name, 'en'))
    .map(({ code, name }) => element('option', { value: code }, name))
  const select = element('select', { autocomplete: 'country' }, ...options)
  select.value = chosen ?? regionOf(navigator.language)
  if (select.value === '') select.value = 'US'
  return select
}

/** What a card's postal code is called where one is asked for; null where it is not. */
export function postalLabel(country: string): string | null {
  return POSTAL_LABELS[country] ?? null
}

function regionOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().region ?? 'US'
  } catch {
    return 'US'
  }
}
