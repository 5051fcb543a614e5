import { amount } from '@creditkit/contract'
import { createMockBackend } from '@creditkit/mock-server'
import { screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { CreditsClientProvider } from './provider'
import { expectQuietConsole } from './testing/mount'
import { Credits, clientFor, Live, press, reaches, showScreens, textOf } from './testing/screens'
import { useAdjustMany, useAdminRefund } from './use-admin-actions'
import { useAdminBranding, useSetBranding } from './use-admin-branding'
import { useBranding } from './use-config'
import { useCreditsClient } from './use-credits-client'
import { usePurchase } from './use-history'
import { useLiveEvents } from './use-live-events'
import { useReceipt } from './use-receipt'
import { useTransaction } from './use-transaction'
import { useRecordUsage, useUsage } from './use-usage'

expectQuietConsole()

const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')

function Meters() {
  const { data } = useUsage()
  return <output aria-label="meter">{data?.find(({ id }) => id === 'api-calls')?.used}</output>
}

function Record() {
  const record = useRecordUsage()
  const input = { accountId: 'acct_ada', meterId: 'api-calls', quantity: 25 }
  return (
    <button type="button" onClick={() => void record.submit(input)}>
      record {record.status} {record.status === 'failed' && record.error.code}
    </button>
  )
}

test('usage that the server of the product records reaches the customer live; a customer may record none', async () => {
  const mock = createMockBackend()
  const { unmount } = showScreens(mock, {
    mock_ada: (
      <>
        <Live />
        <Meters />
      </>
    ),
    mock_grace: <Record />,
  })
  await screen.findByText('status live')
  await reaches('meter', /^\d+$/)
  const before = Number(textOf('meter'))
  const asked = mock.requests.all('listUsageMeters').length
  press(/record/)
  await screen.findByText('record succeeded')
  await reaches('meter', String(before + 25))
  expect(mock.requests.all('listUsageMeters')).toHaveLength(asked)
  unmount()
  showScreens(mock, { mock_ada: <Record /> })
  press(/record/)
  await screen.findByText('record failed forbidden')
})

function Proof({ purchaseId, transactionId }: { purchaseId: string; transactionId: string }) {
  const receipt = useReceipt(purchaseId)
  return (
    <output aria-label="proof">
      {usePurchase(purchaseId).data?.status} {receipt.data?.refunded.minor}{' '}
      {useTransaction(transactionId).data?.type}
    </output>
  )
}

function Refund({ purchaseId }: { purchaseId: string }) {
  const refund = useAdminRefund()
  const input = { purchaseId, money: usd(500), reason: 'Asked for' }
  return (
    <button type="button" onClick={() => void refund.submit(input)}>
      refund {refund.status} {refund.status === 'failed' && refund.error.code}
    </button>
  )
}

test('a refund by an admin reaches the customer’s purchase and receipt live; a customer may make none', async () => {
  const mock = createMockBackend()
  const client = clientFor(mock, 'mock_ada')
  const draft = { walletId: 'credits', provider: 'paypal', money: usd(1000) } as const
  const { id: purchaseId, nextAction } = await client.createPurchase(draft)
  if (nextAction?.type === 'paypal_order') await mock.providers.paypal.approve(nextAction.orderId)
  const { transactionId = '' } = await client.capturePurchase({ purchaseId })
  const { unmount } = showScreens(mock, {
    mock_ada: (
      <>
        <Live />
        <Proof purchaseId={purchaseId} transactionId={transactionId} />
      </>
    ),
    mock_grace: <Refund purchaseId={purchaseId} />,
  })
  await screen.findByText('status live')
  await reaches('proof', 'succeeded 0 purchase')
  press(/refund/)
  await screen.findByText('refund succeeded')
  await reaches('proof', 'partially_refunded 500 purchase')
  unmount()
  showScreens(mock, { mock_ada: <Refund purchaseId={purchaseId} /> })
  press(/refund/)
  await screen.findByText('refund failed forbidden')
})

function Rename({ name }: { name: string }) {
  const { data, refetch } = useAdminBranding()
  const save = useSetBranding()
  const submit = () => {
    if (data) void save.submit({ name: { one: name, other: name }, version: data.version })
  }
  return (
    <div>
      <button type="button" onClick={submit}>
        {name} {save.status} {save.status === 'failed' && `${save.error.code} ${save.input.name.one}`}
      </button>
      <button type="button" onClick={() => void refetch()}>
        refetch {name} {data?.version}
      </button>
    </div>
  )
}

function Brand({ heard }: { heard: string[] }) {
  useLiveEvents({ 'branding.updated': ({ name }) => void heard.push(name.other) })
  return <output aria-label="brand">{useBranding().data?.name.other}</output>
}

/** Hears of nothing by itself, as a page in a bad network. */
function Deaf({ children }: { children: ReactNode }) {
  return (
    <CreditsClientProvider client={useCreditsClient()} live={false}>
      {children}
    </CreditsClientProvider>
  )
}

test('of two admins who rename at once the second is told, keeps what was typed, and goes on from there', async () => {
  const mock = createMockBackend()
  const heard: string[] = []
  showScreens(mock, {
    mock_ada: (
      <>
        <Live />
        <Brand heard={heard} />
      </>
    ),
    mock_grace: (
      <Deaf>
        <Rename name="Moon" />
      </Deaf>
    ),
  })
  await screen.findByText('status live')
  await reaches('brand', 'Sky Credits')
  const seen = await clientFor(mock, 'mock_grace').adminGetBranding()
  await screen.findByText(`refetch Moon ${seen.version}`)
  const sun = { name: { one: 'Sun', other: 'Suns' }, version: seen.version }
  const { version } = await clientFor(mock, 'mock_grace').adminSetBranding(sun)
  await reaches('brand', 'Suns')
  press('Moon idle')
  await screen.findByText('Moon failed version_conflict Moon')
  press(/refetch/)
  await screen.findByText(`refetch Moon ${version}`)
  press(/version_conflict/)
  await screen.findByText('Moon succeeded')
  await reaches('brand', 'Moon')
  expect(heard).toEqual(['Suns', 'Moon'])
})

function AdjustMany() {
  const adjust = useAdjustMany()
  const row = (userId: string) => ({ userId, walletId: 'credits', amount: sky(100), reason: 'Outage' })
  const rows = adjust.status === 'succeeded' ? adjust.result.rows : []
  return (
    <button type="button" onClick={() => void adjust.submit({ rows: [row('usr_ada'), row('usr_nobody')] })}>
      adjust {adjust.status} {adjust.status === 'failed' && adjust.error.code}
      {rows.map((each) => (each.status === 'failed' ? each.problem.code : each.status)).join(' ')}
    </button>
  )
}

test('many adjustments at once end each by themselves and reach the customer; a customer may make none', async () => {
  const mock = createMockBackend()
  const { unmount } = showScreens(mock, {
    mock_ada: (
      <>
        <Live />
        <Credits />
      </>
    ),
    mock_grace: <AdjustMany />,
  })
  await screen.findByText('status live')
  await reaches('credits', /^2750 /)
  press(/adjust/)
  await screen.findByText('adjust succeeded completed not_found')
  await reaches('credits', '2850 admin_add')
  unmount()
  showScreens(mock, { mock_ada: <AdjustMany /> })
  press(/adjust/)
  await screen.findByText('adjust failed forbidden')
})
