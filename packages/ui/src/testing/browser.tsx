import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, StrictMode } from 'react'
import { vi } from 'vitest'
import { dodo, paypalRedirect, stripeCheckout } from '../providers/redirect/index'
import { decideOnPage, type PageDecision } from './payment-page'
import { WithLeaving } from './with-leaving'
import { createWorld, InWorld, type World, type WorldOptions } from './world'

/** A browser of one world: pages come and go at its address, what is stored in it stays. Nobody really leaves a page. */
export function openBrowser(options: WorldOptions = {}) {
  const world: World = createWorld(options)
  const left: string[] = []
  let close = () => {}

  /** Loads a page at an address, the one that the browser is at unless named. */
  function load(content: ReactNode, address = window.location.href, redirectHosts?: readonly string[]) {
    const { pathname, search, hash } = new URL(address, window.location.href)
    close()
    window.history.replaceState(null, '', pathname + search + hash)
    const onEvent = vi.fn()
    const view = render(
      <StrictMode>
        <InWorld
          onEvent={onEvent}
          payments={[stripeCheckout, dodo, paypalRedirect]}
          redirectHosts={redirectHosts}
          world={world}
        >
          <WithLeaving leaveFor={(url) => void left.push(url)}>{content}</WithLeaving>
        </InWorld>
      </StrictMode>,
    )
    close = view.unmount
    return { onEvent, user: userEvent.setup() }
  }

  /** What the buyer does on the page that they were sent to last; answers with where they come back to. */
  const decide = (decision: PageDecision) => decideOnPage(world.mock, left.at(-1) ?? '', decision)

  return { ...world, left, load, decide }
}

/** The page is shown again from the back/forward cache, as it was when it was left. */
export function goBack(): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
}
