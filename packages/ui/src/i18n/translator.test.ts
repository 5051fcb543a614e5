import { expect, test, vi } from 'vitest'
import { createFormatter } from '../format/index'
import { en } from './en'
import { pseudoMessages, pseudoText } from './pseudo'
import { createTranslator } from './translator'

const format = createFormatter('en')
const german = { 'common.retry': 'Noch einmal' }

test('speaks English with nothing set up', () => {
  const t = createTranslator({ format })
  expect(t('common.retry')).toBe('Try again')
  expect(t('common.asOf', { time: '9:00 AM' })).toBe('As of 9:00 AM')
})

test("a component's wording wins over the host's i18n, that over the provider's messages", () => {
  const locale = createFormatter('de')
  const translate = (key: string) => (key === 'common.retry' ? 'Host: nochmal' : undefined)
  const at = (overrides: object[], bridge?: typeof translate) =>
    createTranslator({ format: locale, messages: german, translate: bridge, overrides })('common.retry')

  expect(at([])).toBe('Noch einmal')
  expect(at([], translate)).toBe('Host: nochmal')
  expect(at([{ 'common.retry': 'Card' }], translate)).toBe('Card')
  expect(at([{ 'common.retry': 'Inner' }, { 'common.retry': 'Outer' }], translate)).toBe('Inner')
})

test('an override may be a function of the parameters', () => {
  const t = createTranslator({ format, overrides: [{ 'common.asOf': ({ time }) => `@${time}` }] })
  expect(t('common.asOf', { time: '9:00' })).toBe('@9:00')
})

test('parameters are put in as they are: no pattern in them is looked at again', () => {
  const t = createTranslator({ format })
  expect(t('common.asOf', { time: '{time} $& $1' })).toBe('As of {time} $& $1')
})

test("hands the host's i18n the key, the parameters and the text it would replace", () => {
  const translate = vi.fn(() => undefined)
  createTranslator({ format, translate })('common.asOf', { time: '9:00' })
  expect(translate).toHaveBeenCalledWith('common.asOf', { time: '9:00' }, 'As of 9:00')
})

test('a locale without a text shows English and says so once a key', () => {
  const onMissingMessage = vi.fn()
  const t = createTranslator({ format: createFormatter('de'), messages: german, onMissingMessage })
  expect(t('common.close')).toBe('Close')
  t('common.close')
  t('common.retry')
  expect(onMissingMessage.mock.calls).toEqual([[{ key: 'common.close', locale: 'de' }]])
})

test('English is never reported as missing', () => {
  const onMissingMessage = vi.fn()
  createTranslator({ format: createFormatter('en-GB'), onMissingMessage })('common.close')
  expect(onMissingMessage).not.toHaveBeenCalled()
})

test('the pseudo-locale touches every text and no placeholder', () => {
  expect(pseudoText('As of {time}')).toBe('[Áš óƒ {time}~~~~]')
  expect(Object.keys(pseudoMessages())).toEqual(Object.keys(en))
  const t = createTranslator({ format: createFormatter('en-XA'), messages: pseudoMessages() })
  expect(t('common.asOf', { time: '9:00' })).toBe('[Áš óƒ 9:00~~~~]')
})
