import { expectTypeOf, test } from 'vitest'
import type { Catalogue } from './catalogue'
import { defineMessages } from './catalogue'
import type { en } from './en'
import type { ErrorMessages } from './error-messages'
import { commonErrors } from './error-messages'
import type { Placeholders } from './message-types'
import type { Translator } from './translator'

declare const t: Translator
declare const whole: typeof en

test('placeholders are read from the text', () => {
  expectTypeOf<Placeholders<'{used} of {included}'>>().toEqualTypeOf<'used' | 'included'>()
  expectTypeOf<Placeholders<'plain'>>().toEqualTypeOf<never>()
})

test('t asks for exactly the parameters of the text', () => {
  t('common.retry')
  t('common.asOf', { time: '9:00' })
  // @ts-expect-error the time is missing
  t('common.asOf')
  // @ts-expect-error another name than the text has
  t('common.asOf', { at: '9:00' })
  // @ts-expect-error a number would be written without a locale
  t('common.asOf', { time: 9 })
  // @ts-expect-error nothing to fill in
  t('common.retry', { time: '9:00' })
  // @ts-expect-error no such message
  t('common.retrry')
})

test('a catalogue with every key and every placeholder compiles', () => {
  defineMessages({ ...whole, 'common.asOf': 'As at {time}' })
})

test('a dropped placeholder does not compile', () => {
  // @ts-expect-error {time} is dropped
  defineMessages({ ...whole, 'common.asOf': 'Stand' })
})

test('an invented placeholder does not compile', () => {
  // @ts-expect-error nobody fills in {date}
  defineMessages({ ...whole, 'common.asOf': 'Stand {time} {date}' })
})

test('a missing key does not compile', () => {
  const { 'common.asOf': _, ...rest } = whole
  // @ts-expect-error common.asOf is missing
  const catalogue: Catalogue = rest
  return catalogue
})

test('a failure without a text does not compile', () => {
  const { rate_limited: _, ...rest } = commonErrors
  // @ts-expect-error rate_limited has no text
  const errors: ErrorMessages = rest
  return errors
})
