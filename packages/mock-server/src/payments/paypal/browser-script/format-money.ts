import type { OrderView } from './orders-client'

/** Writes an exact decimal text in the page's language; in plain digits where that language is not one. */
export function formatMoney({ currency_code: currency, value }: OrderView['amount'], locale: string): string {
  // Intl takes the text as it is, so that no digit passes through a float.
  if (!isNumeric(value)) return `${value} ${currency}`
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value)
  } catch {
    return `${value} ${currency}`
  }
}

function isNumeric(text: string): text is `${number}` {
  return /^\d+(?:\.\d+)?$/.test(text)
}
