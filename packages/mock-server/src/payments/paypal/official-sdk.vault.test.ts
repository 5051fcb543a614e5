import { StoreInVaultInstruction, TokenType, VaultTokenRequestType } from '@paypal/paypal-server-sdk'
import { describe, expect, it } from 'vitest'
import { VAULTED } from './index'
import { draft, refusal, sdk, servePaypalInNode } from './testing/official-sdk'
import { testPageUrl } from './testing/order'

const world = servePaypalInNode()
const card = { number: '4111111111111111', expiry: '2030-12', name: 'Ada Lovelace', securityCode: '123' }

describe('the official server SDK on saved payment methods', () => {
  it('sets a wallet up, has it approved and keeps it', async () => {
    const { vault } = sdk()
    const experienceContext = {
      returnUrl: 'https://shop.example/saved',
      cancelUrl: 'https://shop.example/not-saved',
    }
    const { result: setup, statusCode } = await vault.createSetupToken({
      body: { paymentSource: { paypal: { experienceContext } } },
      paypalRequestId: 'setup-1',
    })
    expect(statusCode).toBe(201)
    expect(setup.status).toBe('PAYER_ACTION_REQUIRED')
    const id = String(setup.id)
    expect(setup.links?.find(({ rel }) => rel === 'approve')?.href).toBe(
      testPageUrl(`/paypal/agreements/approve?approval_session_id=${id}`),
    )
    const keep = () =>
      vault.createPaymentToken({
        body: { paymentSource: { token: { id, type: VaultTokenRequestType.SetupToken } } },
        paypalRequestId: 'keep-1',
      })
    expect((await refusal(keep())).issue).toBe('SETUP_TOKEN_NOT_APPROVED')
    expect(await world.paypal.approveSetup(id)).toBe(`https://shop.example/saved?approval_token_id=${id}`)
    expect((await vault.getSetupToken(id)).result.status).toBe('APPROVED')

    const { result: token } = await keep()
    expect(token).toMatchObject({
      customer: { id: setup.customer?.id },
      paymentSource: { paypal: { emailAddress: expect.stringContaining('@') } },
    })
    expect((await keep()).result.id).toBe(token.id)
    expect((await vault.getSetupToken(id)).result.status).toBe('VAULTED')
    const { result: list } = await vault.listCustomerPaymentTokens({
      customerId: String(setup.customer?.id),
      totalRequired: true,
    })
    expect(list.totalItems).toBe(1)
    expect(list.paymentTokens).toEqual([token])

    expect((await vault.deletePaymentToken(String(token.id))).statusCode).toBe(204)
    expect((await refusal(vault.getPaymentToken(String(token.id)))).issue).toBe('INVALID_RESOURCE_ID')
    expect(world.heard.map(({ type }) => type)).toEqual([
      'VAULT.PAYMENT-TOKEN.CREATED',
      'VAULT.PAYMENT-TOKEN.DELETED',
    ])
  })

  it('keeps a card at once, and charges it without its owner', async () => {
    const { vault, orders } = sdk()
    const { result: token } = await vault.createPaymentToken({ body: { paymentSource: { card } } })
    expect(token.paymentSource?.card).toMatchObject({ lastDigits: '1111', brand: 'VISA' })
    const { result, statusCode } = await orders.createOrder({
      body: { ...draft(), paymentSource: { card: { vaultId: String(token.id) } } },
      paypalRequestId: 'charge-1',
    })
    expect(statusCode).toBe(201)
    expect(result.status).toBe('COMPLETED')
    expect(result.paymentSource?.card?.lastDigits).toBe('1111')
  })

  it.each([
    ['paypal.vault_id', (id: string) => ({ paypal: { vaultId: id } })],
    ['token', (id: string) => ({ token: { id, type: TokenType.BillingAgreement } })],
  ])('charges what is named as %s, once per request id', async (_, named) => {
    const { orders } = sdk()
    const charge = (id: string, paypalRequestId: string) =>
      orders.createOrder({ body: { ...draft(), paymentSource: named(id) }, paypalRequestId })
    const first = await charge(VAULTED.balance, 'charge-1')
    expect(first.statusCode).toBe(201)
    expect(first.result.status).toBe('COMPLETED')
    expect(first.result.purchaseUnits?.[0]?.payments?.captures?.[0]).toMatchObject({
      status: 'COMPLETED',
      amount: { value: '25.00' },
    })
    const again = await charge(VAULTED.balance, 'charge-1')
    expect([again.statusCode, again.result]).toEqual([200, first.result])

    expect(await refusal(charge(VAULTED.declined_card, 'charge-2'))).toMatchObject({
      status: 422,
      issue: 'INSTRUMENT_DECLINED',
    })
    expect((await refusal(charge(VAULTED.declined_card, 'charge-2'))).issue).toBe('INSTRUMENT_DECLINED')
    expect((await refusal(charge('nobody', 'charge-3'))).issue).toBe('TOKEN_ID_NOT_FOUND')
    const slow = await charge(VAULTED.echeck, 'charge-4')
    expect(slow.result.purchaseUnits?.[0]?.payments?.captures?.[0]?.status).toBe('PENDING')
    expect(world.heard.map(({ type }) => type)).toEqual([
      'PAYMENT.CAPTURE.COMPLETED',
      'CHECKOUT.ORDER.COMPLETED',
      'PAYMENT.CAPTURE.PENDING',
      'CHECKOUT.ORDER.COMPLETED',
    ])
  })

  it('saves a wallet with the first payment, for the next one', async () => {
    const { orders, vault } = sdk()
    const attributes = {
      vault: { storeInVault: StoreInVaultInstruction.OnSuccess, usageType: 'MERCHANT' as never },
    }
    const { result: order } = await orders.createOrder({
      body: { ...draft(), paymentSource: { paypal: { attributes } } },
      paypalRequestId: 'create-1',
    })
    await world.paypal.approve(String(order.id))
    const { result } = await orders.captureOrder({ id: String(order.id) })
    const saved = result.paymentSource?.paypal?.attributes?.vault
    expect(saved).toMatchObject({ status: 'VAULTED', customer: { id: expect.any(String) } })
    expect((await vault.getPaymentToken(String(saved?.id))).result.customer?.id).toBe(saved?.customer?.id)
    const next = await orders.createOrder({
      body: { ...draft(), paymentSource: { paypal: { vaultId: String(saved?.id) } } },
      paypalRequestId: 'create-2',
    })
    expect(next.result.status).toBe('COMPLETED')
  })

  it('needs a request id for whatever is paid at once', async () => {
    const paying = sdk().orders.createOrder({
      body: { ...draft(), paymentSource: { paypal: { vaultId: VAULTED.balance } } },
    })
    expect((await refusal(paying)).issue).toBe('PAYPAL_REQUEST_ID_REQUIRED')
  })
})

describe('the official server SDK on cards', () => {
  it('charges a card at once', async () => {
    const { result } = await sdk().orders.createOrder({
      body: { ...draft(), paymentSource: { card } },
      paypalRequestId: 'card-1',
      prefer: 'return=representation',
    })
    expect(result).toMatchObject({ status: 'COMPLETED', paymentSource: { card: { lastDigits: '1111' } } })
    expect(result.payer).toBeUndefined()
  })

  it('is told of a card that its bank refuses by a declined capture', async () => {
    const { result } = await sdk().orders.createOrder({
      body: { ...draft(), paymentSource: { card: { ...card, name: 'CCREJECT-REFUSED' } } },
      paypalRequestId: 'card-1',
    })
    expect(result.purchaseUnits?.[0]?.payments?.captures?.[0]).toMatchObject({
      status: 'DECLINED',
      processorResponse: { responseCode: '0500' },
    })
    expect(world.heard.map(({ type }) => type)).toContain('PAYMENT.CAPTURE.DECLINED')
  })

  it.each([
    ['a number of letters', { number: '4111-1111-1111-11' }, 'INVALID_PARAMETER_SYNTAX'],
    ['a month that there is not', { expiry: '2030-13' }, 'INVALID_PARAMETER_SYNTAX'],
    ['no number', { number: '' }, 'INVALID_STRING_LENGTH'],
  ])('refuses a card with %s', async (_, wrong, issue) => {
    const paying = sdk().orders.createOrder({
      body: {
        ...draft(),
        paymentSource: { card: { ...card, ...wrong } },
      },
      paypalRequestId: 'card-1',
    })
    expect((await refusal(paying)).issue).toBe(issue)
  })
})
