import type { NumberSymbols } from './number'

/**
 * A decimal text with a dot and nothing else, or why the typed one has no single reading. `ambiguous` comes with both:
 * the mark taken for that of decimals, and for one that groups thousands.
 */
export type PlainDecimal =
  | { readonly ok: true; readonly decimal: string }
  | { readonly ok: false; readonly reason: 'ambiguous'; readonly readings: readonly [string, string] }
  | { readonly ok: false; readonly reason: 'malformed' }

const MALFORMED: PlainDecimal = { ok: false, reason: 'malformed' }
/** Spaces and apostrophes group thousands in some locale and are a decimal mark in none. */
const ONLY_GROUPS = /^[\s'’\u066c]$/
/** The Arabic decimal mark is one in every locale that knows it. */
const ONLY_DECIMAL = '\u066b'
const GROUPED = /^\d{1,3}(?:_\d{3})+$/
const INDIAN_GROUPED = /^\d{1,2}(?:_\d{2})*_\d{3}$/

/**
 * Finds out which separators of a typed number group its thousands and which one marks its decimals. The text holds
 * Western digits and separators only. A number that two locales would read differently is `ambiguous` unless the
 * field's own locale settles it beyond doubt.
 */
export function toPlainDecimal(text: string, symbols: NumberSymbols, scale: number): PlainDecimal {
  const separators = Array.from(text.matchAll(/\D/g), ([mark]) => mark)
  const kinds = [...new Set(separators)]
  const last = separators.at(-1)
  if (last === undefined) return { ok: true, decimal: text }
  if (kinds.length > 2) return MALFORMED

  const lastIsSingle = separators.filter((mark) => mark === last).length === 1
  if (kinds.length === 2) {
    const [group = ''] = kinds
    if (!lastIsSingle || ONLY_GROUPS.test(last)) return MALFORMED
    return join(text, group, last, symbols)
  }
  if (ONLY_GROUPS.test(last)) return join(text, last, null, symbols)
  if (!lastIsSingle) return join(text, last, null, symbols)
  return single(text, last, symbols, scale)
}

/** One dot or comma: the only case in which the locale has to be asked. */
function single(text: string, mark: string, symbols: NumberSymbols, scale: number): PlainDecimal {
  if (mark === ONLY_DECIMAL) return join(text, null, mark, symbols)
  const couldGroup = /^[1-9]\d{0,2}\D\d{3}$/.test(text)
  if (mark === symbols.group && couldGroup) return join(text, mark, null, symbols)
  // Three decimals where the asset has fewer: somebody used to the other convention has typed a thousand.
  if (couldGroup && (mark !== symbols.decimal || scale < 3)) {
    return { ok: false, reason: 'ambiguous', readings: [text.replace(mark, '.'), text.replace(mark, '')] }
  }
  // The mark that groups here is another locale's decimal mark, unless so much follows it that a group was mistyped.
  if (mark === symbols.group && text.length - text.indexOf(mark) - 1 > Math.max(scale, 2)) return MALFORMED
  return join(text, null, mark, symbols)
}

function join(
  text: string,
  group: string | null,
  decimal: string | null,
  symbols: NumberSymbols,
): PlainDecimal {
  const [whole = '', fraction = ''] = decimal === null ? [text] : text.split(decimal)
  if (group !== null && !isGrouped(whole.replaceAll(group, '_'), symbols)) return MALFORMED
  const digits = group === null ? whole : whole.replaceAll(group, '')
  if (digits === '' && fraction === '') return MALFORMED
  return { ok: true, decimal: fraction === '' ? digits : `${digits || '0'}.${fraction}` }
}

function isGrouped(whole: string, symbols: NumberSymbols): boolean {
  return GROUPED.test(whole) || (symbols.indianGroups && INDIAN_GROUPED.test(whole))
}
