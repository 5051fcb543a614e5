import type { PurchaseDraft } from '@creditkit/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ATTEMPT_LIFETIME_MS,
  type AttemptBook,
  adoptPurchase,
  cancelKey,
  captureKey,
  emptyBook,
  endAttempt,
  endPaidAttempt,
  intentOf,
  liveAttempts,
  obtainAttempt,
  rememberAttempt,
} from './attempt-key'
import { sampleDraft, samplePurchase } from './purchase-samples'

const NOW = Date.UTC(2026, 10, 1, 9)
const other: PurchaseDraft = { ...sampleDraft, packageId: 'pack_50' }
const begin = (draft = sampleDraft, book: AttemptBook = emptyBook('seed'), now = NOW, account = 'acc') =>
  obtainAttempt(book, account, draft, now)

const anyDraft: fc.Arbitrary<PurchaseDraft> = fc
  .record({
    walletId: fc.constantFrom('w1', 'w2'),
    provider: fc.constantFrom('paypal' as const, 'stripe' as const),
    bought: fc.oneof(
      fc.constantFrom({ packageId: 'pack_10' }, { packageId: 'pack_50' }),
      fc
        .record({
          minor: fc.integer({ min: 1, max: 3 }),
          asset: fc.constantFrom('USD/2' as const, 'JPY/0' as const),
        })
        .map((money) => ({ money })),
    ),
    returnUrl: fc.option(fc.constant('https://shop.test/back'), { nil: undefined }),
  })
  .map(({ bought, returnUrl, ...rest }) => ({ ...rest, ...bought, ...(returnUrl && { returnUrl }) }))

describe('one key for one intent', () => {
  test('the same draft keeps its key over any number of retries within its life', () => {
    fc.assert(
      fc.property(anyDraft, fc.array(fc.nat(ATTEMPT_LIFETIME_MS - 1)), (draft, delays) => {
        const first = begin(draft)
        for (const delay of delays) {
          const again = begin(draft, first.book, NOW + delay)
          expect(again.attempt.key).toBe(first.attempt.key)
          expect(again.picked).toBe(true)
        }
      }),
    )
  })

  test('two drafts share a key exactly when they buy the same for the same money', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (left, right) => {
        const first = begin(left)
        const second = begin(right, first.book)
        expect(second.attempt.key === first.attempt.key).toBe(intentOf(left) === intentOf(right))
      }),
    )
  })

  test('another wallet, provider, package, amount or currency is another intent; another return address is not', () => {
    const money: PurchaseDraft = {
      walletId: 'w1',
      provider: 'paypal',
      money: { minor: 1000, asset: 'USD/2' },
    }
    const intents = [
      sampleDraft,
      { ...sampleDraft, walletId: 'w2' },
      { ...sampleDraft, provider: 'stripe' as const },
      other,
      money,
      { ...money, money: { minor: 1001, asset: 'USD/2' as const } },
      { ...money, money: { minor: 1000, asset: 'EUR/2' as const } },
    ].map(intentOf)
    expect(new Set(intents).size).toBe(intents.length)
    expect(intentOf({ ...sampleDraft, returnUrl: 'https://shop.test' })).toBe(intentOf(sampleDraft))
  })

  test('another account never has the same key', () => {
    expect(begin(sampleDraft, emptyBook('seed'), NOW, 'a').attempt.key).not.toBe(
      begin(sampleDraft, emptyBook('seed'), NOW, 'b').attempt.key,
    )
  })

  test('changing the amount and coming back picks the earlier unfinished attempt up again', () => {
    const first = begin()
    const changed = begin(other, first.book)
    const back = begin(sampleDraft, changed.book)
    expect(changed.attempt.key).not.toBe(first.attempt.key)
    expect(back.attempt).toEqual(first.attempt)
  })

  test('a picked-up attempt keeps the body that went with its key', () => {
    const first = begin({ ...sampleDraft, returnUrl: 'https://shop.test/a' })
    expect(
      begin({ ...sampleDraft, returnUrl: 'https://shop.test/b' }, first.book).attempt.draft.returnUrl,
    ).toBe('https://shop.test/a')
  })

  test('two tabs that start in the same moment arrive at the same key, without seeing each other', () => {
    fc.assert(
      fc.property(anyDraft, fc.array(anyDraft), (draft, earlier) => {
        const book = earlier.reduce((known, before) => begin(before, known).book, emptyBook('seed'))
        expect(begin(draft, book).attempt.key).toBe(begin(draft, book, NOW + 3).attempt.key)
      }),
    )
  })
})

describe('when the key changes', () => {
  test('an attempt that has ended is never taken up again, and no key comes twice', () => {
    type Step = { draft: PurchaseDraft; end: boolean; wait: number }
    const steps = fc.array(
      fc.record<Step>({ draft: anyDraft, end: fc.boolean(), wait: fc.nat(ATTEMPT_LIFETIME_MS) }),
    )
    fc.assert(
      fc.property(steps, (sequence) => {
        let book = emptyBook('seed')
        let now = NOW
        const ended = new Set<string>()
        const intents = new Map<string, string>()
        for (const { draft, end, wait } of sequence) {
          now += wait
          const { book: next, attempt } = begin(draft, book, now)
          expect(ended.has(attempt.key)).toBe(false)
          expect(intents.get(attempt.key) ?? intentOf(draft)).toBe(intentOf(draft))
          intents.set(attempt.key, intentOf(draft))
          book = end ? endAttempt(next, attempt.key) : next
          if (end) ended.add(attempt.key)
        }
      }),
    )
  })

  test('with the server’s window, an hour early; a date in the future is no protection', () => {
    const { book, attempt } = begin()
    expect(liveAttempts(book, NOW + ATTEMPT_LIFETIME_MS - 1)).toEqual([attempt])
    expect(liveAttempts(book, NOW + ATTEMPT_LIFETIME_MS)).toEqual([])
    expect(liveAttempts(book, NOW - ATTEMPT_LIFETIME_MS)).toEqual([])
    expect(begin(sampleDraft, book, NOW + ATTEMPT_LIFETIME_MS).attempt.key).not.toBe(attempt.key)
  })

  test('ending one attempt leaves the others, and ending twice changes nothing', () => {
    const first = begin()
    const { book } = begin(other, first.book)
    const left = endAttempt(book, first.attempt.key)
    expect(left.attempts.map(({ draft }) => draft)).toEqual([other])
    expect(endAttempt(left, first.attempt.key)).toBe(left)
  })

  test('one that was paid passes over what was begun before it for its wallet, until that is taken up again', () => {
    const first = begin()
    const elsewhere = begin({ ...sampleDraft, walletId: 'w2' }, first.book, NOW + 1)
    const paid = begin(other, elsewhere.book, NOW + 2)
    const later = begin({ ...sampleDraft, packageId: 'pack_90' }, paid.book, NOW + 3)
    const left = endPaidAttempt(later.book, paid.attempt.key)
    expect(left.attempts.map(({ key, passedOver }) => [key, passedOver])).toEqual([
      [later.attempt.key, false],
      [elsewhere.attempt.key, false],
      [first.attempt.key, true],
    ])
    expect(endPaidAttempt(left, paid.attempt.key)).toBe(left)
    const back = begin(sampleDraft, left, NOW + 4)
    expect(back.attempt).toEqual(first.attempt)
    expect(back.book.attempts.some(({ passedOver }) => passedOver)).toBe(false)
  })
})

describe('keys of the requests of one attempt', () => {
  test('a capture repeats its key until it is answered; then it is another request', () => {
    const { attempt } = begin()
    const answered = { ...attempt, captures: 1 }
    expect(captureKey(attempt)).toBe(captureKey({ ...attempt, purchaseId: 'pur_1' }))
    expect(new Set([attempt.key, captureKey(attempt), captureKey(answered), cancelKey(attempt)]).size).toBe(4)
  })

  test('a purchase that came by link has the same keys in every tab', () => {
    expect(captureKey(adoptPurchase(samplePurchase(), NOW))).toBe(
      captureKey(adoptPurchase(samplePurchase(), NOW + 9)),
    )
    expect(intentOf(adoptPurchase(samplePurchase(), NOW).draft)).toBe(intentOf(sampleDraft))
  })

  test('keys are short and made of characters that a header may have', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 64 }), (units) => {
        const { attempt } = begin(
          { ...sampleDraft, packageId: String.fromCharCode(...units) },
          emptyBook(crypto.randomUUID()),
        )
        expect(captureKey(attempt)).toMatch(/^[\w.-]{1,100}$/)
      }),
    )
  })
})

test('the book stays small: the oldest of very many unfinished attempts are forgotten', () => {
  let book = emptyBook('seed')
  for (let index = 0; index < 30; index += 1) {
    book = begin({ ...sampleDraft, packageId: `pack_${index}` }, book, NOW + index).book
  }
  expect(book.attempts).toHaveLength(20)
  expect(book.attempts[0]?.draft.packageId).toBe('pack_29')
})

test('remembering an attempt again replaces it', () => {
  const { book, attempt } = begin()
  const known = rememberAttempt(book, { ...attempt, purchaseId: 'pur_1' }, NOW)
  expect(known.attempts).toEqual([{ ...attempt, purchaseId: 'pur_1' }])
})
