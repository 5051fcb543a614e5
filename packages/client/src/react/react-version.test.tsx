import { QueryClient, useQuery } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { useId, version } from 'react'
import { version as domVersion } from 'react-dom'
import { version as serverVersion } from 'react-dom/server'
import { expect, test } from 'vitest'

const queryClient = new QueryClient()

function Loaded() {
  const { data } = useQuery({ queryKey: [useId()], queryFn: () => `React ${version}` }, queryClient)
  return <p>{data ?? 'loading'}</p>
}

test('the tests of the hooks run with the React that their project names, and so does all that they are built on', async () => {
  const major = process.env.REACT_MAJOR
  expect(['18', '19']).toContain(major)
  for (const each of [version, domVersion, serverVersion]) expect(each.split('.')[0]).toBe(major)
  // Hooks of two Reacts in one component throw.
  render(<Loaded />)
  await screen.findByText(`React ${version}`)
})
