import { prefetchCredits } from '@creditkit/client/query'
import { render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { CreditBalance } from '../components/credit-balance/index'
import { createWorld } from '../testing/world'
import { CreditsProvider } from './index'

test('what the server loaded ahead is in its HTML and in the browser’s first draw, the same in both', async () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { client, mock } = createWorld()
  const initialData = await prefetchCredits(client)
  const asked = mock.requests.all().length
  const page = (
    <CreditsProvider client={client} initialData={initialData} live={false} timeZone="UTC">
      <CreditBalance />
    </CreditsProvider>
  )
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(page)
  expect(container).toHaveTextContent('27.50')
  render(page, { container, hydrate: true })
  expect(screen.getByText('27.50')).toBeVisible()
  expect(mock.requests.all()).toHaveLength(asked)
  expect(complain).not.toHaveBeenCalled()
})
