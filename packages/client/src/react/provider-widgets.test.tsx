import { render, screen, waitFor } from '@testing-library/react'
import { Fragment, StrictMode } from 'react'
import { expect, test } from 'vitest'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole } from './testing/mount'
import { backendOf } from './testing/suspended'
import { useBalances, useCreditBalance } from './use-balances'
import { useBranding, useConfig, usePackages, useViewer, useWallet, useWallets } from './use-config'

function Widget() {
  const reads = [
    useConfig(),
    useViewer(),
    useBranding(),
    useWallets(),
    useWallet('second'),
    usePackages(),
    useBalances(),
    useCreditBalance(),
    useCreditBalance({ walletId: 'second' }),
  ]
  return <i>{reads.every(({ data }) => data !== undefined) ? 'loaded' : 'loading'}</i>
}

const widgets = Array.from('abcdefghijklmno', (key) => <Widget key={key} />)

expectQuietConsole()

test.each([
  ['once', Fragment],
  ['twice, as StrictMode does', StrictMode],
])('fifteen widgets that are mounted %s ask once for balances and once for the rest', async (_, Mode) => {
  const backend = backendOf()
  render(
    <Mode>
      <CreditsClientProvider client={clientOf(backend)} session={{ accountId: 'account-ada' }} live={false}>
        {widgets}
      </CreditsClientProvider>
    </Mode>,
  )
  await waitFor(() => expect(screen.getAllByText('loaded')).toHaveLength(15))
  expect(backend.requests.map(({ operation }) => operation).sort()).toEqual(['getBalances', 'getConfig'])
})
