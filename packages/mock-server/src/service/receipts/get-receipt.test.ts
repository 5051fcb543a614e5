import { amount, type Purchase } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { openWorkshop, sky } from '../testing/workshop'

const usd = (minor: number) => amount(minor, 'USD/2')
let workshop: ReturnType<typeof openWorkshop>

beforeEach(() => {
  workshop = openWorkshop()
})

async function order(draft: object = { packageId: 'team' }, token = 'mock_ada'): Promise<Purchase> {
  const choice = { walletId: 'credits', provider: 'paypal' as const, ...draft }
  return workshop.call('createPurchase', choice, { token })
}

async function buy(draft?: object, token = 'mock_ada'): Promise<Purchase> {
  const { id, nextAction } = await order(draft, token)
  if (nextAction?.type !== 'paypal_order') throw new Error('no order')
  await workshop.mock.providers.paypal.approve(nextAction.orderId)
  return workshop.call('capturePurchase', { purchaseId: id }, { token })
}

const receipt = ({ id }: Purchase, token = 'mock_ada') =>
  workshop.call('getReceipt', { purchaseId: id }, { token })

describe('a receipt', () => {
  it('says who sold what to whom, the bonus on a line of its own', async () => {
    const purchase = await buy()
    expect(await receipt(purchase)).toEqual({
      number: 'R-2026-000001',
      issuedAt: '2026-11-01T09:00:00.000Z',
      seller: {
        name: 'Nordlys Hosting AS',
        address: ['Storgata 12', '9008 Tromsø', 'Norway'],
        taxId: 'NO 000 000 000 MVA',
      },
      buyer: { name: 'Ada Marsh', email: 'ada@marsh.example' },
      purchase: await workshop.call('getPurchase', { purchaseId: purchase.id }),
      lines: [
        { description: 'Team: Sky Credits', credits: sky(9000), price: usd(9000) },
        { description: 'Bonus: Sky Credits', credits: sky(450), price: usd(0) },
      ],
      total: usd(9000),
      refunded: usd(0),
    })
  })

  it('of a sum of money has one line', async () => {
    const { lines } = await receipt(await buy({ money: usd(2500) }))
    expect(lines).toEqual([{ description: 'Sky Credits', credits: sky(2500), price: usd(2500) }])
  })

  it('is the same whenever it is asked for, and its number is nobody else’s', async () => {
    const purchases = [
      await buy(),
      await buy({ money: usd(500) }),
      await buy({ money: usd(500) }, 'mock_ben'),
    ]
    const tokens = ['mock_ada', 'mock_ada', 'mock_ben']
    const read = () => Promise.all(purchases.map((purchase, index) => receipt(purchase, tokens[index])))
    const first = await read()
    workshop.mock.clock.advance({ days: 400 })
    expect(await read()).toEqual(first)
    expect(new Set(first.map(({ number }) => number)).size).toBe(3)
  })

  it('says what was given back since', async () => {
    const purchase = await buy()
    const { number } = await receipt(purchase)
    await workshop.call(
      'adminRefund',
      { purchaseId: purchase.id, money: usd(1000), reason: 'Too many zones' },
      { token: 'mock_grace' },
    )
    expect(await receipt(purchase)).toMatchObject({
      number,
      refunded: usd(1000),
      purchase: { status: 'partially_refunded' },
    })
  })

  it('is there once the credits are, and only for who bought them', async () => {
    const open = await order()
    expect(await workshop.refused('getReceipt', { purchaseId: open.id })).toMatchObject({
      code: 'invalid_state',
      from: 'requires_action',
      to: 'succeeded',
    })
    const { id: purchaseId } = await buy()
    for (const options of [{ token: 'mock_ben' }, { token: 'mock_grace' }]) {
      expect(await workshop.refused('getReceipt', { purchaseId }, options)).toMatchObject({
        code: 'not_found',
      })
    }
    expect(await workshop.refused('getReceipt', { purchaseId: 'nope' })).toMatchObject({
      code: 'not_found',
      errors: [{ path: 'purchaseId' }],
    })
  })
})
