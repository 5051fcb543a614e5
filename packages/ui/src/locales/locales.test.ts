import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createFormatter } from '../format/index'
import { createTranslator, en } from '../i18n/index'
import { catalogues } from './testing/catalogues'
import { sameAsEnglish } from './testing/same-as-english'

/** What stands in no language: names, formats, and what is filled in. */
const UNTRANSLATED = /\b(PayPal|Stripe|DodoPayments|CSV|VAT|ID|URL)\b|\{\w+\}/g
const LETTERS = /\p{Letter}/u
const stems = Object.keys(en)
  .filter((key) => key.endsWith('.other') && `${key.slice(0, -'other'.length)}one` in en)
  .map((key) => key.slice(0, -'.other'.length))

test('every folder is a language that is tested here', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['en', 'testing'].includes(entry.name))
    .map((entry) => entry.name)
  expect(folders.sort()).toEqual(Object.keys(catalogues).sort())
})

describe.each(Object.entries(catalogues))('%s', (locale, catalogue) => {
  const texts = Object.entries(catalogue)
  const isForgotten = ([key, text]: [string, string]) =>
    text === (en as Readonly<Record<string, string>>)[key] && LETTERS.test(text.replace(UNTRANSLATED, ''))

  test('has left no text in English', () => {
    const forgotten = texts.filter(isForgotten).map(([key]) => key)
    expect(forgotten.sort()).toEqual([...(sameAsEnglish[locale] ?? [])].sort())
  })

  test.each(stems)('has every plural form of %s that the language has', (stem) => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const there = texts.flatMap(([key]) => (key.startsWith(`${stem}.`) ? key.slice(stem.length + 1) : []))
    expect(
      there.filter((form) => ['zero', 'one', 'two', 'few', 'many', 'other'].includes(form)).sort(),
    ).toEqual([...forms].sort())
  })

  test('is typed with care: no space too many, no typewriter quotes or dots', () => {
    const careless = texts.filter(([, text]) => /^\s|\s$| {2}|\.\.\.|"|\w'\w/.test(text))
    expect(careless).toEqual([])
  })

  test('is what a reader sees, without a word of English in between', () => {
    const missing: string[] = []
    const t = createTranslator({
      format: createFormatter(locale),
      messages: catalogue,
      onMissingMessage: ({ key }) => missing.push(key),
    })
    expect(t('common.cancel')).toBe(catalogue['common.cancel'])
    for (const key of Object.keys(en)) t(key as 'common.cancel')
    const oneOfAPlural = (key: string) => stems.some((stem) => key === `${stem}.one`)
    expect(missing.filter((key) => !oneOfAPlural(key))).toEqual([])
  })
})
