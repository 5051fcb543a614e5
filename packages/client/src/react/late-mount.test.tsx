import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole } from './testing/mount'
import { backendOf } from './testing/suspended'
import { useCreditBalance } from './use-balances'
import { useConfig } from './use-config'

expectQuietConsole()

function Balance() {
  return <i>{useCreditBalance().data ? 'balance' : 'no balance yet'}</i>
}

function Page() {
  const { data } = useConfig()
  return data ? <Balance /> : <i>no page yet</i>
}

test.each([true, false])(
  'a child that is shown once its parent has data renders without a word (live: %s)',
  async (live) => {
    render(
      <CreditsClientProvider
        client={clientOf(backendOf())}
        live={live}
        session={{ accountId: 'account-ada' }}
      >
        <Page />
      </CreditsClientProvider>,
    )
    expect(await screen.findByText('balance')).not.toBeNull()
  },
)
