import { type CreditsEvent, EventSchema, operations, parse } from '@creditkit/contract'
import { begin, credits, give, spending } from '../hands'
import { demandKept } from '../kept'
import { type ConformanceTest, type Trial, test, testGiven } from '../trial'

/** How long an event is waited for, in milliseconds. */
const PATIENCE_MS = 5000

/** What a stream tells within its first `count` events; fewer when no more come in time. */
interface Stream {
  read(count: number): Promise<CreditsEvent[]>
  close(): Promise<void>
}

async function open(trial: Trial, lastEventId?: string, by = trial.world.callers.customer): Promise<Stream> {
  const stop = new AbortController()
  const response = await trial.send(
    'streamEvents',
    {},
    {
      by,
      signal: stop.signal,
      headers: {
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
    },
  )
  trial.expect(response.status).toBe(operations.streamEvents.status)
  trial.expect(response.headers.get('content-type')?.split(';')[0]).toBe('text/event-stream')
  const reader = response.body?.getReader()
  if (!reader) throw new Error('The stream has no body.')
  const decoder = new TextDecoder()
  let text = ''
  const events: CreditsEvent[] = []

  async function pull(): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MS)
    })
    const next = await Promise.race([reader?.read() ?? late, late])
    clearTimeout(timer)
    if (!next || next.done) return false
    text += decoder.decode(next.value, { stream: true })
    const blocks = text.split(/\r?\n\r?\n/)
    text = blocks.pop() ?? ''
    for (const block of blocks) events.push(...eventsIn(block))
    return true
  }

  return {
    async read(count) {
      while (events.length < count && (await pull()));
      return events.splice(0, count)
    },
    async close() {
      stop.abort()
      await reader.cancel().catch(() => {})
    },
  }
}

/** The event of a block; none where it is a comment or a wish for the time between retries. */
function eventsIn(block: string): CreditsEvent[] {
  const fields = block.split(/\r?\n/).map((line) => /^(\w+): ?(.*)$/.exec(line))
  const valuesOf = (name: string) => fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ''] : []))
  const data = valuesOf('data')
  if (data.length === 0) return []
  const parsed = parse(EventSchema, JSON.parse(data.join('\n')))
  if (!parsed.ok)
    throw new Error(`The stream breaks the contract: ${JSON.stringify(parsed.errors)} in ${block}`)
  demandKept(parsed.value, 'The stream')
  const [id] = valuesOf('id')
  if (id !== parsed.value.id) throw new Error(`The event ${parsed.value.id} has the id ${id} in the stream.`)
  return [parsed.value]
}

/** What happens to the account is told as it happens, in order, without gaps. */
export const eventsTests: readonly ConformanceTest[] = [
  test('streamEvents', 'answers as the contract says', async (trial) => {
    const stream = await open(trial)
    const { id } = await give(trial, 5)
    const told = await stream.read(2)
    await stream.close()
    trial.expect(told.map(({ type }) => type).sort()).toEqual(['balance.updated', 'transaction.created'])
    trial.expect(told.some(({ type, data }) => type === 'transaction.created' && data.id === id)).toBe(true)
  }),
  test('streamEvents', 'tells balances in the order of their versions', async (trial) => {
    const stream = await open(trial)
    for (let times = 1; times <= 4; times += 1) await give(trial, times)
    const told = await stream.read(8)
    await stream.close()
    const versions = told.flatMap(({ type, data }) =>
      type === 'balance.updated' && data.status === 'ok' ? [data.version] : [],
    )
    trial.expect(versions).toHaveLength(4)
    trial.expect(versions).toEqual([...versions].sort((left, right) => left - right))
    trial.expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
  }),
  test(
    'streamEvents',
    'goes on after the last event that was heard, without a gap or a repeat',
    async (trial) => {
      const stream = await open(trial)
      for (let times = 1; times <= 3; times += 1) await give(trial, times)
      const told = await stream.read(6)
      await stream.close()
      trial.expect(told).toHaveLength(6)
      await trial.call('spend', spending(trial, 1))
      const again = await open(trial, told[2]?.id)
      const rest = await again.read(5)
      await again.close()
      trial.expect(rest.slice(0, 3)).toEqual(told.slice(3))
      const spent = rest.flatMap(({ type, data }) => (type === 'transaction.created' ? [data.amount] : []))
      trial.expect(spent.at(-1)).toEqual(credits(trial, -1))
    },
  ),
  test('streamEvents', 'tells nobody what happens to somebody else', async (trial) => {
    const { customer, otherCustomer } = trial.world.callers
    const stream = await open(trial, undefined, otherCustomer)
    await give(trial, 5)
    const draft = { walletId: trial.world.wallet.id, type: 'promo', description: 'A present' }
    const amount = credits(trial, 7)
    await trial.call('createTransaction', { ...draft, accountId: otherCustomer.accountId, amount })
    const told = await stream.read(2)
    await stream.close()
    const lines = told.flatMap(({ type, data }) => (type === 'transaction.created' ? [data] : []))
    trial.expect(lines.map(({ accountId }) => accountId)).toEqual([otherCustomer.accountId])
    trial.expect(lines.map(({ accountId }) => accountId)).not.toContain(customer.accountId)
  }),
  testGiven(
    'streamEvents',
    'tells of purchases, usage and the branding as they are read',
    ['meter'],
    async (trial, { meter }) => {
      const { call, expect, world } = trial
      const stream = await open(trial)
      const purchase = await begin(trial)
      const { accountId } = world.callers.customer
      const used = await call('recordUsage', { accountId, meterId: meter.id, quantity: 1 })
      const { version } = await call('adminGetBranding', {})
      const branding = await call('adminSetBranding', { name: { one: 'Star', other: 'Stars' }, version })
      const told: CreditsEvent[] = []
      while (!told.some(({ type }) => type === 'branding.updated')) {
        const [next] = await stream.read(1)
        if (!next) break
        told.push(next)
      }
      await stream.close()
      const newest = (type: CreditsEvent['type']) => told.findLast((event) => event.type === type)?.data
      expect(newest('purchase.updated')).toEqual(purchase)
      expect(newest('usage.updated')).toEqual(used.meter)
      expect(newest('branding.updated')).toEqual(branding)
    },
  ),
]
