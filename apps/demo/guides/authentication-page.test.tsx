import { createCreditsClient } from '@creditkit/client'
import { CreditsClientProvider, useViewer } from '@creditkit/client/react'
import { createMockBackend } from '@creditkit/mock-server'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'

const mock = createMockBackend()
const client = createCreditsClient({ fetch: mock.fetch })
function Viewer() {
  const { data, error } = useViewer()
  return <p>{data?.name ?? error?.code ?? 'waiting'}</p>
}

interface User {
  readonly id: string
  readonly tenantId: string
}

// #region session
/** `user` is the host's: an object when signed in, null when nobody is, undefined while it is still finding out. */
function Billing({ user }: { user: User | null | undefined }) {
  const session = user && { accountId: user.tenantId, userId: user.id }
  return (
    <CreditsClientProvider client={client} session={session}>
      <Viewer />
    </CreditsClientProvider>
  )
}
// #endregion

it('the session says whose data is shown', async () => {
  const view = render(<Billing user={undefined} />)
  expect(screen.getByText('waiting')).toBeTruthy()
  view.rerender(<Billing user={{ id: 'usr_ada', tenantId: 'acct_ada' }} />)
  expect(await screen.findByText(/^Ada/)).toBeTruthy()
  view.rerender(<Billing user={null} />)
  expect(await screen.findByText('unauthenticated')).toBeTruthy()
})
