import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { adjustment, draft, setUpSaas } from '../testing/saas-client'

type Kit = ReturnType<typeof setUpSaas>

const getBalance = ({ client }: Kit) => client.getBalance()
const createPurchase = ({ client }: Kit) => client.createPurchase(draft)
const adminAdjust = ({ client }: Kit) => client.adminAdjust(adjustment)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a refusal', () => {
  test.each([
    [{ success: false, error: 'Unauthorized' }, 'unauthenticated'],
    [{ serverError: 'Unauthenticated: Ada' }, 'unauthenticated'],
    [{ success: false, error: 'Forbidden' }, 'forbidden'],
    [{ success: false, error: 'Package of Ada not found' }, 'not_found'],
    [{ data: { success: false, error: 'Ada owes money' } }, 'internal'],
    [{ serverError: 'Ada owes money' }, 'internal'],
    [{ serverError: { code: 7, name: 'Ada' } }, 'internal'],
    [{ success: false }, 'internal'],
  ])('like %o is %s, and nothing of its text goes on', async (answer, code) => {
    for (const run of [getBalance, createPurchase, adminAdjust]) {
      const kit = setUpSaas()
      kit.host.answerNext(answer)
      const error = await run(kit).catch((caught) => caught)
      expect(error).toMatchObject({ code, operation: run.name })
      expect(JSON.stringify([error.message, error.problem])).not.toMatch(/Ada/)
    }
  })

  test('of what was sent names the fields', async () => {
    const kit = setUpSaas()
    kit.host.answerNext({ validationErrors: { _errors: ['No'], packageId: { _errors: ['Unknown: Ada'] } } })
    const error = await createPurchase(kit).catch((caught) => caught)
    expect(error).toMatchObject({ code: 'validation_failed', errors: [{ path: 'packageId' }] })
    expect(JSON.stringify(error)).not.toMatch(/Ada/)
    kit.host.answerNext({ validationErrors: ['No'] })
    await expect(createPurchase(kit)).rejects.toMatchObject({ code: 'validation_failed', errors: [] })
  })

  test.each(['data', 'success', 'both'] as const)(
    'of the host’s own actions comes through, wrapped %s',
    async (wrapping) => {
      const kit = setUpSaas(
        {
          packages: [
            { id: 'basic', credits: 1, price: 1 },
            { id: 'old', credits: 1, price: 1 },
          ],
        },
        { wrapping },
      )
      await expect(adminAdjust(kit)).rejects.toMatchObject({ code: 'forbidden' })
      const old = kit.client.createPurchase({ ...draft, packageId: 'old' })
      await expect(old).rejects.toMatchObject({ code: 'not_found' })
      kit.host.state.session = null
      await expect(getBalance(kit)).rejects.toMatchObject({ code: 'unauthenticated' })
    },
  )
})

describe('an answer of another shape', () => {
  test.each([
    [getBalance, 'getCreditsAction', undefined, ''],
    [getBalance, 'getCreditsAction', null, ''],
    [getBalance, 'getCreditsAction', '<!doctype html>', ''],
    [getBalance, 'getCreditsAction', [], 'credits'],
    [getBalance, 'getCreditsAction', {}, 'credits'],
    [getBalance, 'getCreditsAction', { data: {} }, 'data.credits'],
    [
      getBalance,
      'getCreditsAction',
      { data: { success: true, data: { credits: 'many' } } },
      'data.data.credits',
    ],
    [getBalance, 'getCreditsAction', { credits: null }, 'credits'],
    [getBalance, 'getCreditsAction', 1.5, 'credits'],
    [createPurchase, 'createCreditPaymentIntent', undefined, ''],
    [createPurchase, 'createCreditPaymentIntent', {}, 'clientSecret'],
    [createPurchase, 'createCreditPaymentIntent', { success: true }, 'clientSecret'],
    [createPurchase, 'createCreditPaymentIntent', { data: { clientSecret: 7 } }, 'data.clientSecret'],
    [createPurchase, 'createCreditPaymentIntent', { clientSecret: 'seti_1_secret_x' }, 'clientSecret'],
    [createPurchase, 'createCreditPaymentIntent', { clientSecret: '' }, 'clientSecret'],
  ])('to %o of %s, %o, is one error that names the place', async (run, action, answer, path) => {
    const kit = setUpSaas()
    kit.host.answerNext(answer)
    const error = await run(kit).catch((caught) => caught)
    expect(error).toMatchObject({ code: 'contract_violation', operation: run.name, errors: [{ path }] })
    expect(error.message).toContain(`${run.name} (${action}())`)
  })

  test('names getBalances where that asked', async () => {
    const { host, client } = setUpSaas()
    host.answerNext({})
    await expect(client.getBalances()).rejects.toMatchObject({ operation: 'getBalances' })
  })

  test.each([7, { credits: 7 }, { credits: '7' }, { data: 7 }, { success: true, credits: 7 }])(
    'is not %o: that is a balance',
    async (answer) => {
      const kit = setUpSaas()
      kit.host.answerNext(answer)
      expect(await getBalance(kit)).toMatchObject({ available: { minor: 7 } })
    },
  )
})

describe('an action that throws', () => {
  test('has not answered: a read is asked again, a mutation is not', async () => {
    const kit = setUpSaas({}, { retry: { maxAttempts: 3 } })
    kit.host.loseNext()
    kit.host.loseNext()
    const balance = getBalance(kit)
    await vi.runAllTimersAsync()
    expect(await balance).toMatchObject({ status: 'ok' })
    expect(kit.host.calls).toHaveLength(3)

    kit.host.state.session = 'root'
    for (const run of [createPurchase, adminAdjust]) {
      const before = kit.host.calls.length
      kit.host.loseNext()
      const lost = expect(run(kit)).rejects.toMatchObject({ code: 'network', operation: run.name })
      await vi.runAllTimersAsync()
      await lost
      expect(kit.host.calls).toHaveLength(before + 1)
    }
    expect(kit.host.books.get('bob')).toBe(25)
  })
})
