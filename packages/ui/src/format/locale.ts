const RTL_LANGUAGES = ['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']
const RTL_SCRIPTS = ['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']

/** The way a line of text runs. */
export type Direction = 'ltr' | 'rtl'

/** The way text runs in a locale; a named script (`az-Arab`) decides before the language does. */
export function localeDirection(locale: string): Direction {
  const { language, script } = new Intl.Locale(locale)
  if (script !== undefined) return RTL_SCRIPTS.includes(script) ? 'rtl' : 'ltr'
  return RTL_LANGUAGES.includes(language) ? 'rtl' : 'ltr'
}

/** The locale itself when it is a well-formed tag, else `en`; a misspelt setting must not take a billing page down. */
export function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
