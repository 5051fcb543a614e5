import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { amountsIn, card, company, dialog, own, plans, type Shown, show } from './testing/show'

describe('canceling', () => {
  const askToCancel = async ({ user }: Shown, plan: string) => {
    await user.click(await screen.findByRole('button', { name: `Cancel plan ${plan}` }))
    return dialog(`Cancel ${plan}?`)
  }
  const cancel = ({ user }: Shown) => user.click(screen.getByRole('button', { name: 'Cancel plan' }))

  test('says until when the plan runs, and then says that it is canceled and runs on', async () => {
    const shown = show()
    const asked = await askToCancel(shown, 'DNS Basic')
    expect(amountsIn(asked)).toEqual(['Nov 30, 2026', 'Nothing'])
    expect(asked).toHaveAccessibleDescription(/which is not refunded\.$/)
    shown.mock.requests.expectNone('cancelSubscription')
    await cancel(shown)
    const basic = await card('DNS Basic')
    await waitFor(() => expect(basic).toHaveTextContent('Canceled. Runs until Nov 30, 2026'))
    await waitFor(() => expect(within(basic).getByRole('heading')).toHaveFocus())
    expect(plans()?.querySelector('[aria-live]')).toHaveTextContent(
      'DNS Basic is canceled. It runs until Nov 30, 2026.',
    )
    expect(shown.onCanceled).toHaveBeenCalledOnce()
    expect(shown.onEvent).toHaveBeenCalledWith({
      type: 'plan.canceled',
      planId: 'dns-basic',
      subscriptionId: 'sub_dns_basic_of_ada',
    })
  })

  test('that is thought better of changes nothing, and gives the focus back', async () => {
    const shown = show()
    await askToCancel(shown, 'DNS Basic')
    await shown.user.click(screen.getByRole('button', { name: 'Keep plan' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel plan DNS Basic' })).toHaveFocus())
    shown.mock.requests.expectNone('cancelSubscription')
  })

  test('what is not paid ends at once, and says so', async () => {
    const shown = show(
      {},
      {
        scenario: company(900, own('dns-pro', true)),
        prepare: (mock) => mock.clock.advance({ days: 29 }),
      },
    )
    expect(await askToCancel(shown, 'DNS Pro')).toHaveTextContent(
      'It ends now, because this month is not paid.',
    )
    await cancel(shown)
    expect(await screen.findByRole('button', { name: 'Subscribe to DNS Pro' })).toBeVisible()
    expect(plans()?.querySelector('[aria-live]')).toHaveTextContent('DNS Pro has ended.')
  })

  test('whose answer is lost can be done again, safely', async () => {
    const shown = show(
      {},
      { prepare: (mock) => mock.fail('cancelSubscription', { when: 'after', times: 1 }) },
    )
    const asked = await askToCancel(shown, 'DNS Basic')
    await cancel(shown)
    expect(await within(asked).findByRole('alert')).toHaveTextContent(
      'We do not know yet whether it is canceled.',
    )
    await cancel(shown)
    await waitFor(async () => expect(await card('DNS Basic')).toHaveTextContent('Canceled.'))
    const keys = shown.mock.requests.all('cancelSubscription').map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys)).toHaveProperty('size', 1)
  })

  test('twice is once', async () => {
    const shown = show()
    await askToCancel(shown, 'DNS Basic')
    await shown.user.dblClick(screen.getByRole('button', { name: 'Cancel plan' }))
    await waitFor(async () => expect(await card('DNS Basic')).toHaveTextContent('Canceled.'))
    expect(shown.mock.requests.all('cancelSubscription')).toHaveLength(1)
  })

  test('what has ended meanwhile is said to have', async () => {
    const shown = show(
      {},
      { prepare: (mock) => mock.fail('cancelSubscription', { code: 'invalid_state', times: 1 }) },
    )
    const asked = await askToCancel(shown, 'DNS Basic')
    await cancel(shown)
    expect(await within(asked).findByRole('alert')).toHaveTextContent('It has ended already.')
    expect(within(asked).queryByRole('button', { name: 'Cancel plan' })).not.toBeInTheDocument()
  })
})
