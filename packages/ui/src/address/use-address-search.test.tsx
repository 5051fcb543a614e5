import { act, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AddressSearch, useAddressSearch } from './use-address-search'

let last: AddressSearch

function Probe({ name }: { readonly name: string }) {
  last = useAddressSearch()
  return <p>{last.search === null ? 'nowhere' : (last.search.get(name) ?? 'none')}</p>
}

beforeEach(() => window.history.replaceState({ of: 'the router' }, '', '/billing?host=1&tab=usage#part'))
afterEach(() => window.history.replaceState(null, '', '/'))

test('says what stands in the address, and nothing where there is none', () => {
  expect(renderToString(<Probe name="tab" />)).toContain('nowhere')
  render(<Probe name="tab" />)
  expect(screen.getByText('usage')).toBeInTheDocument()
})

test('a change leaves everything else of the address, and the history, as it is', () => {
  render(
    <>
      <Probe name="tab" />
      <Probe name="host" />
    </>,
  )
  const entries = window.history.length
  act(() => last.change({ tab: 'credits', extra: 'a b' }))
  expect(screen.getByText('credits')).toBeInTheDocument()
  expect(window.location.href).toMatch(/\/billing\?host=1&tab=credits&extra=a\+b#part$/)
  act(() => last.change({ tab: null, extra: null }))
  expect(screen.getByText('none')).toBeInTheDocument()
  expect(window.location.search).toBe('?host=1')
  expect(window.history.length).toBe(entries)
  expect(window.history.state).toEqual({ of: 'the router' })
})

test('follows Back and Forward', () => {
  render(<Probe name="tab" />)
  act(() => {
    window.history.replaceState(null, '', '/billing?tab=transactions')
    window.dispatchEvent(new PopStateEvent('popstate'))
  })
  expect(screen.getByText('transactions')).toBeInTheDocument()
})
