import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { amountField, created, inState, leftUnfinished, payButton, root, show } from './testing/show'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('an amount that cannot be paid', () => {
  const limits = 'You can pay from $1.00 to $1,000.00.'
  test.each([
    ['', `Enter an amount. ${limits}`],
    ['abc', `Enter digits only. ${limits}`],
    ['0', `Enter an amount above zero. ${limits}`],
    ['-5', `Enter an amount above zero. ${limits}`],
    ['0.001', `Use at most 2 decimals. ${limits}`],
    ['1e9', `Enter digits only. ${limits}`],
    ['99999999999999999999', `This amount is too large. ${limits}`],
    ['0.99', `This is too little. ${limits}`],
    ['1000.01', `This is too much. ${limits}`],
  ])('“%s” is named as such at the field, before anything is asked of the server', async (text, message) => {
    const world = show()
    const field = await amountField()
    await world.user.clear(field)
    if (text) await world.user.type(field, text)
    await world.user.click(await payButton())
    expect(field).toHaveAccessibleDescription(message)
    expect(field).toBeInvalid()
    expect(field).toHaveFocus()
    expect(created(world)).toHaveLength(0)
  })

  test('is not complained of while it is being typed, and is forgiven at once when mended', async () => {
    const { user } = show()
    const field = await amountField()
    await user.clear(field)
    await user.type(field, '0')
    expect(field).not.toBeInvalid()
    await user.tab()
    expect(field).toBeInvalid()
    await user.type(field, '.5')
    expect(field).toBeInvalid()
    await user.clear(field)
    await user.type(field, '5')
    expect(field).not.toBeInvalid()
  })

  test('is read and named in the reader’s locale', async () => {
    const { user } = show({}, { locale: 'de' })
    const field = await amountField()
    await user.clear(field)
    await user.type(field, '12,50')
    expect(screen.getByText('You get 12,50 Sky Credits')).toBeVisible()
    await user.clear(field)
    await user.type(field, '1.000,01{Enter}')
    expect(field).toHaveAccessibleDescription(/1,00\s\$ to 1\.000,00\s\$/)
  })

  test('that only the server refuses is named at the field, and another amount is tried without a word of it', async () => {
    const world = show(
      {},
      { prepare: (mock) => mock.fail('createPurchase', { code: 'amount_out_of_range', times: 1 }) },
    )
    await world.user.click(await payButton())
    await inState('refused')
    const field = await amountField()
    expect(field).toHaveAccessibleDescription(/^This amount was not accepted\./)
    await waitFor(() => expect(field).toHaveFocus())
    expect(field).toHaveValue('10')
    await world.user.click(await payButton())
    expect(created(world)).toHaveLength(1)
    await world.user.type(field, '0')
    expect(field).not.toBeInvalid()
    await world.user.click(await payButton())
    await inState('succeeded')
  })
})

describe('a payment that does not come through', () => {
  test('a decline says why, that nothing was charged, and takes the next try for the same purchase', async () => {
    const world = show(
      {},
      { prepare: (mock) => mock.providers.paypal.declineNext({ issue: 'INSTRUMENT_DECLINED' }) },
    )
    await world.user.click(await payButton())
    await inState('declined')
    expect(screen.getByText('Your payment was declined')).toHaveFocus()
    expect(screen.getByText('The bank or card behind your PayPal account said no.')).toBeVisible()
    expect(screen.getByText('You have not been charged.')).toBeVisible()
    expect(world.onError).toHaveBeenCalledTimes(1)
    expect(world.onError.mock.calls[0]?.[0]).toMatchObject({
      status: 'declined',
      failure: { declineCode: 'instrument_declined' },
    })
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(await screen.findByText('37.50 Sky Credits')).toBeVisible()
  })

  test('another amount after a decline is another purchase under another key', async () => {
    const world = show({}, { prepare: (mock) => mock.providers.paypal.declineNext() })
    await world.user.click(await payButton())
    await inState('declined')
    await world.user.click(screen.getByRole('radio', { name: '$50' }))
    await world.user.click(await payButton())
    await inState('succeeded')
    const keys = created(world).map((request) => request.idempotencyKey)
    expect(new Set(keys).size).toBe(2)
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('50 Sky Credits added')
  })

  test('turning back charges nothing, keeps the form, and can be gone on with', async () => {
    const world = show({}, { decisions: ['cancel', 'approve'] })
    await world.user.clear(await amountField())
    await world.user.type(await amountField(), '42')
    await world.user.click(await payButton())
    await inState('canceled')
    expect(screen.getByText('Nothing was charged. Your balance is unchanged.')).toBeVisible()
    expect(world.onCancel).toHaveBeenCalledTimes(1)
    expect(await amountField()).toHaveValue('42')
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
  })

  test('what was turned back from is named, whatever is chosen next', async () => {
    const { user } = show({}, { decisions: ['cancel'] })
    await user.click(await payButton())
    await inState('canceled')
    await user.click(screen.getByRole('radio', { name: '$25' }))
    expect(screen.getByText(/^Your purchase of \$10\.00 is still open: pay for the same below/)).toBeVisible()
  })

  test('a lost answer is checked, nobody is charged twice, and the credits come', async () => {
    const { user, mock, onSuccess } = show(
      {},
      {
        prepare: (backend) => {
          backend.fail('capturePurchase', { when: 'after', times: 1 })
          backend.fail('getPurchase', { times: 1 })
        },
      },
    )
    await user.click(await payButton())
    await inState('checking')
    expect(screen.getByRole('heading', { name: 'We are checking with PayPal' })).toBeVisible()
    expect(screen.getByText('You have not been charged twice.')).toBeVisible()
    await inState('succeeded')
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(await screen.findByText('37.50 Sky Credits')).toBeVisible()
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('a failure to begin says so, and the next click begins again', async () => {
    const world = show({}, { prepare: (mock) => mock.fail('createPurchase', { code: 'internal', times: 1 }) })
    await world.user.click(await payButton())
    await inState('failed')
    expect(screen.getByText('The payment did not go through')).toHaveFocus()
    expect(screen.getByText('Nothing was charged.')).toBeVisible()
    expect(screen.getByText(/^Reference: req_/)).toBeVisible()
    expect(world.onError).toHaveBeenCalledTimes(1)
    await world.user.click(await payButton())
    await inState('succeeded')
  })

  test('a failure in the provider’s window is no decline, and can be tried again', async () => {
    const { user } = show({}, { decisions: ['fail', 'approve'] })
    await user.click(await payButton())
    await inState('failed')
    expect(screen.getByText(/^PayPal could not finish\./)).toBeVisible()
    await user.click(await payButton())
    await inState('succeeded')
  })

  test('an approval that never was is asked for again', async () => {
    const { user } = show({}, { decisions: ['claim', 'approve'] })
    await user.click(await payButton())
    await inState('not_approved')
    expect(await amountField()).toBeDisabled()
    await user.click(await payButton())
    await inState('succeeded')
  })

  test('a purchase that has expired is over, and the next one is new', async () => {
    const world = show({}, { decisions: ['expire', 'approve'] })
    await world.user.click(await payButton())
    await inState('expired')
    await world.user.click(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(2)
  })

  test('without a connection there is no paying, and the button comes back with it', async () => {
    show()
    await payButton()
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    act(() => void window.dispatchEvent(new Event('offline')))
    expect(root()).toHaveAttribute('data-state', 'offline')
    expect(await payButton()).toBeDisabled()
    online.mockReturnValue(true)
    act(() => void window.dispatchEvent(new Event('online')))
    expect(await payButton()).toBeEnabled()
  })
})

describe('a purchase left unfinished', () => {
  test('is asked about after a reload, and going on pays it once', async () => {
    const world = await leftUnfinished(2500)
    const { user, onSuccess } = show({}, { world })
    await inState('resumable')
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'You have an unfinished purchase of $25.00',
    )
    expect(screen.queryByRole('button', { name: 'Pay with PayPal' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await inState('approvable')
    expect(screen.getByText('25')).toBeVisible()
    expect(screen.queryByLabelText('Amount to pay')).not.toBeInTheDocument()
    await user.click(await payButton())
    await inState('succeeded')
    expect(created(world)).toHaveLength(1)
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })

  test('can be given up, and leaves the form', async () => {
    const { user, onCancel } = show({}, { world: await leftUnfinished(2500) })
    await inState('resumable')
    await user.click(screen.getByRole('button', { name: 'Cancel it' }))
    await inState('canceled')
    expect(onCancel).toHaveBeenCalledTimes(1)
    expect(await amountField()).toBeEnabled()
    expect(await amountField()).toHaveValue('10')
  })

  test('can be left for another choice without giving it up', async () => {
    const { user } = show({}, { world: await leftUnfinished(2500), decisions: ['cancel'] })
    await inState('resumable')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await user.click(await payButton())
    await inState('canceled')
    await user.click(screen.getByRole('button', { name: 'Choose something else' }))
    await inState('ready')
    expect(await amountField()).toBeEnabled()
  })

  test('that was paid in the meantime is simply a success', async () => {
    const world = await leftUnfinished(2500)
    const [left] = await world.client.listPurchases({}).then(({ items }) => items)
    if (left?.nextAction?.type !== 'paypal_order') throw new Error('There is no order to approve.')
    await world.mock.providers.paypal.approve(left.nextAction.orderId)
    await world.client.capturePurchase({ purchaseId: left.id })
    const { onSuccess } = show({}, { world })
    await inState('succeeded')
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })
})
