import { act, render, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { de } from '../locales/de/index'
import { announceAtOnce } from '../testing/announcing-at-once'
import { type DrawnComponent, everyComponent } from '../testing/every-component'
import { createInstantPayment } from '../testing/instant-payment'
import { createWorld, InWorld } from '../testing/world'

let inTime = () => {}
beforeEach(() => {
  inTime = announceAtOnce()
})
afterEach(() => inTime())

/** What waits for its time, which is none here, has had it. */
const timersRun = () => new Promise((resolve) => setTimeout(resolve, 0))
const regions = () => [...document.querySelectorAll('[aria-live]')]

test.each(Object.entries<DrawnComponent>(everyComponent))(
  '%s says nothing when the language changes',
  async (_, { element, slot, world: options }) => {
    const world = createWorld(options)
    const payments = [createInstantPayment({ mock: () => world.mock })]
    const page = (german: boolean) => (
      <InWorld
        locale={german ? 'de' : 'en'}
        messages={german ? de : undefined}
        payments={payments}
        world={world}
      >
        {element}
      </InWorld>
    )
    const { rerender } = render(page(false))
    await waitFor(() => expect(document.querySelector(`[data-ck-slot="${slot}"]`)).not.toBeNull())
    await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull())
    await act(timersRun)
    const heard: string[] = []
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) if (target.textContent) heard.push(target.textContent)
    })
    for (const region of regions())
      observer.observe(region, { childList: true, characterData: true, subtree: true })
    rerender(page(true))
    await act(timersRun)
    expect(heard).toEqual([])
  },
)
