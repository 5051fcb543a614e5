import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import {
  auditRecord,
  balanceRecord,
  configRecord,
  credits,
  purchaseRecord,
  transactionRecord,
} from '../query/testing/records'
import { createScriptedBackend, problem, type ScriptedBackend } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useAudit } from './use-admin'
import { useAdjustMany, useAdminRefund } from './use-admin-actions'
import { usePurchases } from './use-history'

expectQuietConsole()

const row = (userId: string) => ({ userId, walletId: 'main', amount: credits(5), reason: 'Outage' })

function AdjustMany() {
  const adjust = useAdjustMany()
  const rows = adjust.status === 'succeeded' && adjust.result.rows.map(({ status }) => status).join(' ')
  return (
    <button type="button" onClick={() => void adjust.submit({ rows: [row('ada'), row('nobody')] })}>
      adjust {adjust.status} {rows} {adjust.status === 'failed' && adjust.error.code}
    </button>
  )
}

function Refund() {
  const refund = useAdminRefund()
  const input = { purchaseId: 'purchase-1', reason: 'Asked for' }
  return (
    <button type="button" onClick={() => void refund.submit(input)}>
      refund {refund.status} {refund.status === 'failed' && refund.error.code}
    </button>
  )
}

function Lists() {
  return (
    <output>
      {useAudit().items.length} entries, {usePurchases().items[0]?.status}
    </output>
  )
}

const shown = () => screen.getByRole('status').textContent
const press = (name: RegExp) => act(() => screen.getByText(name).click())

function admin(): ScriptedBackend {
  return createScriptedBackend({
    getConfig: () => configRecord(),
    adminListAudit: ({ count }) => ({
      items: count === 1 ? [] : [auditRecord('Outage')],
      nextCursor: null,
    }),
    listPurchases: ({ count }) => ({
      items: [purchaseRecord({ status: count === 1 ? 'succeeded' : 'refunded' })],
      nextCursor: null,
    }),
    adminAdjustMany: () => ({
      rows: [
        {
          status: 'completed',
          index: 0,
          result: {
            transaction: transactionRecord(1),
            balance: balanceRecord(1),
            audit: auditRecord('Outage'),
          },
        },
        {
          status: 'failed',
          index: 1,
          problem: {
            type: 'urn:creditkit:problem:not_found',
            title: 'Not found',
            status: 404,
            code: 'not_found',
            detail: 'There is no such user.',
            requestId: 'request-1',
          },
        },
      ],
    }),
    adminRefund: () => ({ purchase: purchaseRecord({ status: 'refunded' }) }),
  })
}

describe('useAdjustMany', () => {
  test('says of each row how it ended, and refreshes the audit trail', async () => {
    const backend = admin()
    mount(
      <>
        <Lists />
        <AdjustMany />
      </>,
      backend,
    )
    await waitFor(() => expect(shown()).toBe('0 entries, succeeded'))
    press(/adjust/)
    await screen.findByText('adjust succeeded completed failed')
    await waitFor(() => expect(shown()).toMatch('1 entries'))
    expect(backend.count('adminAdjustMany')).toBe(1)
  })

  test('after a lost answer the same rows go out under the same key', async () => {
    const backend = admin()
    backend.on('adminAdjustMany', () => Promise.reject(new TypeError('unreachable')))
    mount(<AdjustMany />, backend)
    press(/adjust/)
    await screen.findByText('adjust failed network')
    press(/adjust/)
    await waitFor(() => expect(backend.count('adminAdjustMany')).toBe(2))
    await screen.findByText('adjust failed network')
    expect(new Set(backend.requests.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1)
  })

  test('without the role it is forbidden', async () => {
    mount(<AdjustMany />, createScriptedBackend({ adminAdjustMany: () => problem('forbidden', {}) }))
    press(/adjust/)
    await screen.findByText('adjust failed forbidden')
  })
})

describe('useAdminRefund', () => {
  test('refreshes purchases and the audit trail', async () => {
    mount(
      <>
        <Lists />
        <Refund />
      </>,
      admin(),
    )
    await waitFor(() => expect(shown()).toBe('0 entries, succeeded'))
    press(/refund/)
    await screen.findByText('refund succeeded')
    await waitFor(() => expect(shown()).toBe('1 entries, refunded'))
  })
})
