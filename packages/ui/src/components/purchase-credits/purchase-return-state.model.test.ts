import { describe, expect, test } from 'vitest'
import { createFormatter } from '../../format/index'
import { flowStates, purchaseRecord, usd } from '../../testing/purchase-records'
import { toReturnedEdits, toReturnedState } from './purchase-return-state.model'

const { resumable } = flowStates
const failure = { declineCode: 'insufficient_funds', retryable: true }

describe('a purchase whose buyer comes back', () => {
  test('without having paid is shown as turned back from, open all the same', () => {
    expect(toReturnedState(resumable, 'canceled')).toMatchObject({
      status: 'canceled',
      canRetry: true,
      confirming: false,
      purchase: resumable.purchase,
    })
  })

  test('from a payment that failed is declined for the reason that the server knows', () => {
    const declined = { ...resumable, purchase: purchaseRecord({ failure }) }
    expect(toReturnedState(declined, 'failed')).toMatchObject({ status: 'declined', failure, canRetry: true })
    const final = { ...resumable, purchase: purchaseRecord({ failure: { ...failure, retryable: false } }) }
    expect(toReturnedState(final, 'failed')).toMatchObject({ status: 'declined', canRetry: false })
  })

  test('from a payment that failed for a reason that nobody knows has failed, and can be paid again', () => {
    expect(toReturnedState(resumable, 'failed')).toMatchObject({
      status: 'failed',
      step: 'approval',
      canRetry: true,
    })
  })

  test('is asked about where the address does not say, or says that it is paid and the server does not', () => {
    expect(toReturnedState(resumable, null)).toBe(resumable)
    expect(toReturnedState(resumable, 'paid')).toBe(resumable)
  })

  test('is where the server says, whatever the address does', () => {
    for (const state of Object.values(flowStates)) {
      if (state.status !== 'resumable') expect(toReturnedState(state, 'canceled')).toBe(state)
    }
  })
})

describe('the form that was left with it', () => {
  const format = createFormatter('de')

  test('has the amount as its reader types it', () => {
    const left = purchaseRecord({ price: usd(750), provider: 'dodo' })
    expect(toReturnedEdits(left, format)).toEqual({ tab: 'amount', provider: 'dodo', amountText: '7,50' })
  })

  test('has the package', () => {
    const left = purchaseRecord({ packageId: 'team' })
    expect(toReturnedEdits(left, format)).toEqual({ tab: 'packages', provider: 'paypal', packageId: 'team' })
  })
})
