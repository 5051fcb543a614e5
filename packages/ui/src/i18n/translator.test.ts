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

test('texts are put together as the language does; empty ones are left out', () => {
  const english = createTranslator({ format })
  expect(english.join('stop', ['Not enough', '', 'Buy more.'])).toBe('Not enough. Buy more.')
  expect(english.join('list', ['3 of 10', 'close', 'today'])).toBe('3 of 10, close, today')
  expect(english.join('sentences', [])).toBe('')
  const japanese = createTranslator({
    format: createFormatter('ja'),
    messages: { 'common.join.stop': '{first}。{second}' },
  })
  expect(japanese.join('stop', ['不足', '購入'])).toBe('不足。購入')
})

test('where text runs from right to left a value keeps its own direction, and a sentence that of the page', () => {
  const t = createTranslator({
    format: createFormatter('ar'),
    messages: { 'common.asOf': 'آخر تحديث: {time}' },
  })
  expect(t('common.asOf', { time: 'Sky 9:00' })).toBe('آخر تحديث: \u2068Sky 9:00\u2069')
  expect(t('common.asOf', { time: '' })).toBe('آخر تحديث: ')
  expect(t.join('remarks', ['Sky', '9:00'])).toBe('\u2068Sky\u2069 · \u20689:00\u2069')
  expect(t.join('sentences', ['Sky.', '9:00.'])).toBe('Sky. 9:00.')
  expect(createTranslator({ format })('common.asOf', { time: 'Sky' })).toBe('As of Sky')
})
