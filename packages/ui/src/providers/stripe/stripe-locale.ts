import type { StripeElementLocale } from '@stripe/stripe-js'

/** Every locale of Stripe's elements: https://docs.stripe.com/js/appendix/supported_locales */
const LOCALES: ReadonlyMap<string, StripeElementLocale> = new Map(
  (
    [
      ...(['ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'en-AU', 'en-CA', 'en-GB', 'en-NZ', 'es'] as const),
      ...(['es-419', 'et', 'fi', 'fil', 'fr', 'fr-CA', 'he', 'hr', 'hu', 'id', 'it', 'ja', 'ko'] as const),
      ...(['lt', 'lv', 'ms', 'mt', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl', 'sv'] as const),
      ...(['th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW'] as const),
    ] satisfies StripeElementLocale[]
  ).map((locale) => [locale, locale] as const),
)

/** Stripe's name for a BCP 47 tag; `auto`, the browser's own language, where Stripe does not write the one of the tag. */
export function toStripeLocale(tag: string): StripeElementLocale {
  const [language = '', ...parts] = tag.split('-')
  const region = parts.find((part) => /^([A-Z]{2}|\d{3})$/.test(part))
  return (
    LOCALES.get(`${language}-${region}`) ??
    LOCALES.get(variantOf(language, parts, region)) ??
    LOCALES.get(language) ??
    'auto'
  )
}

/** Where Stripe's name is not the tag's own: Norwegian, Spanish outside of Spain, Chinese in traditional script. */
function variantOf(language: string, parts: readonly string[], region: string | undefined): string {
  if (language === 'no' || language === 'nn') return 'nb'
  if (language === 'es' && region !== undefined && region !== 'ES') return 'es-419'
  if (language === 'zh' && (parts.includes('Hant') || region === 'MO'))
    return region === 'MO' ? 'zh-HK' : 'zh-TW'
  return language
}
