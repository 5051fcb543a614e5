import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { autoTopUpRecord } from '../query/testing/records'
import { createScriptedBackend, deferred, problem } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useAutoTopUp } from './use-auto-top-up'

expectQuietConsole()

const { status: _, ...rule } = autoTopUpRecord()

function Rule({ walletId }: { walletId?: string }) {
  const { data, error, isPending, save } = useAutoTopUp({ walletId })
  const shown = data === null ? 'never set' : `${data?.walletId} ${data?.status}`
  return (
    <div>
      <output>{isPending ? 'pending' : (error?.code ?? shown)}</output>
      <button type="button" onClick={() => void save.submit({ ...rule, walletId: walletId ?? 'main' })}>
        save {save.status} {save.status === 'failed' && save.error.code}
      </button>
    </div>
  )
}

const shown = () => screen.getByRole('status').textContent
const press = () => act(() => screen.getByText(/save/).click())

describe('useAutoTopUp', () => {
  test('null is a rule that was never set; looking at it sets nothing', async () => {
    const backend = createScriptedBackend({ getAutoTopUp: () => Response.json(null) })
    mount(<Rule walletId="main" />, backend)
    expect(shown()).toBe('pending')
    await waitFor(() => expect(shown()).toBe('never set'))
    expect(backend.requests.map(({ operation, query }) => [operation, query])).toEqual([
      ['getAutoTopUp', { walletId: 'main' }],
    ])
  })

  test('what is saved shows from its answer, and then what the server makes of it', async () => {
    const backend = createScriptedBackend({ getAutoTopUp: () => Response.json(null) })
    const second = deferred<unknown>()
    backend.on('setAutoTopUp', ({ body }) => ({ ...Object(body), status: 'active' }))
    mount(<Rule walletId="main" />, backend)
    await waitFor(() => expect(shown()).toBe('never set'))
    backend.on('getAutoTopUp', () => second.promise)
    press()
    await screen.findByText('save succeeded')
    expect(shown()).toBe('main active')
    await act(async () => second.resolve(autoTopUpRecord({ status: 'limit_reached' })))
    await waitFor(() => expect(shown()).toBe('main limit_reached'))
  })

  test('without a wallet it is the server’s first one, also after saving', async () => {
    const backend = createScriptedBackend({
      getAutoTopUp: ({ count }) => (count === 1 ? Response.json(null) : autoTopUpRecord()),
      setAutoTopUp: () => autoTopUpRecord(),
    })
    mount(<Rule />, backend)
    await waitFor(() => expect(shown()).toBe('never set'))
    press()
    await waitFor(() => expect(shown()).toBe('main active'))
  })

  test('a rule that is refused changes nothing on screen', async () => {
    const backend = createScriptedBackend({
      getAutoTopUp: () => Response.json(null),
      setAutoTopUp: () => problem('not_found', {}),
    })
    mount(<Rule walletId="main" />, backend)
    await waitFor(() => expect(shown()).toBe('never set'))
    press()
    await screen.findByText('save failed not_found')
    expect(shown()).toBe('never set')
  })

  test('the rule of another wallet is none of this one’s', async () => {
    const backend = createScriptedBackend({
      getAutoTopUp: () => Response.json(null),
      setAutoTopUp: ({ body }) => ({ ...Object(body), status: 'active' }),
    })
    mount(
      <>
        <Rule walletId="main" />
        <Rule walletId="second" />
      </>,
      backend,
    )
    const rules = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
    await waitFor(() => expect(rules()).toEqual(['never set', 'never set']))
    backend.on('getAutoTopUp', () => new Promise(() => {}))
    act(() => screen.getAllByText(/save/)[1]?.click())
    await screen.findByText('save succeeded')
    expect(rules()).toEqual(['never set', 'second active'])
  })
})
