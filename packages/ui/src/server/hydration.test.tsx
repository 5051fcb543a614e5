import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type ReactElement, version } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Popover } from '../parts/index'
import { createWorld } from '../testing/world'
import { drawOnServer, farAway } from './testing/machine'
import { mistakes, overlays, pageOf, pages, type VisitName, visits } from './testing/pages'

const server = await drawOnServer(farAway)
const all = Object.entries({ ...pages, ...overlays })
const visitNames: VisitName[] = ['bare', 'German', 'Arabic']

const complaints: unknown[][] = []

beforeEach(() => {
  complaints.length = 0
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => complaints.push(words))
  }
})
afterEach(() => vi.restoreAllMocks())

/** Puts the HTML of a server into the page and lets React take it over. */
function takeOver(html: string | undefined, page: ReactElement) {
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = html ?? ''
  render(page, { container, hydrate: true, onRecoverableError: (error) => complaints.push([error]) })
}

test('this project’s React takes over what the same one has drawn', () => {
  expect([version, server.react].map((each) => each.split('.')[0])).toEqual([
    process.env.REACT_MAJOR,
    process.env.REACT_MAJOR,
  ])
})

describe.each(visitNames)('for the %s visit', (visitName) => {
  test.each(all)('%s is taken over without a word, and goes on from there', async (name, shown) => {
    const drawn = server.pages[visitName][name]
    const world = createWorld(shown.world)
    takeOver(drawn?.html, pageOf(shown, visits[visitName], world, drawn?.initialData ?? null))
    const root = () => document.querySelector(`[data-ck-slot="${shown.slot}"]`)
    await waitFor(() => {
      expect(root()?.getAttribute('data-state')).not.toMatch(/^(loading|finding)$/)
      expect(document.querySelector('[aria-busy="true"]')).toBeNull()
    })
    expect(complaints).toEqual([])
  })
})

test('what is opened over the page later is opened without a word', () => {
  render(
    <Popover label="More" trigger="Open" triggerClassName="ck:block">
      {() => 'Inside'}
    </Popover>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Open' }))
  expect(screen.getByRole('dialog', { name: 'More' })).toHaveTextContent('Inside')
  expect(complaints).toEqual([])
})

test.each(Object.entries(mistakes))('what reads %s is found out', (name, Mistake) => {
  takeOver(server.mistakes[name], <Mistake />)
  expect(complaints).not.toEqual([])
})
