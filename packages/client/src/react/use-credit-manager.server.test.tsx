// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf } from './testing/mount'
import { useCreditManager } from './use-credit-manager'
import { useSpend } from './use-spend'

function Page() {
  const { balance, getBalance } = useCreditManager()
  return <p>{[balance?.minor ?? 'unknown', getBalance()?.minor ?? 'unknown', useSpend().status].join(' ')}</p>
}

test('on a server a credit manager knows no balance, asks nothing and touches no window', () => {
  expect('window' in globalThis).toBe(false)
  const backend = createScriptedBackend()
  for (const session of [{ accountId: 'account-ada' }, undefined, null]) {
    const html = renderToString(
      <CreditsClientProvider client={clientOf(backend)} session={session}>
        <Page />
      </CreditsClientProvider>,
    )
    expect(html).toBe('<p>unknown unknown idle</p>')
  }
  expect(backend.requests).toEqual([])
})
