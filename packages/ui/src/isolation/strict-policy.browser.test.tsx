import { act } from '@testing-library/react'
import type { ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { Button, Meter, Root } from '../parts/index'
import { createWorld, InWorld } from '../testing/world'

const world = createWorld()
const frame = document.createElement('iframe')
// A pointer that has been left here would change the colour that is compared.
frame.style.pointerEvents = 'none'
afterEach(() => frame.remove())

/** A page that was drawn on a server, in a document that takes its looks from stylesheets of its own address only. */
async function openPage(ui: ReactNode) {
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="style-src 'self'">
    <link rel="stylesheet" href="/packages/ui/src/styles.css"><div id="page"></div>`
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded
  const page = frame.contentDocument?.querySelector('#page')
  if (!page) throw new Error('The page did not load.')
  const blocked = vi.fn()
  page.ownerDocument.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    blocked(effectiveDirective),
  )
  page.innerHTML = renderToString(ui)
  const find = (selector: string) => {
    const found = page.querySelector(selector)
    if (!found) throw new Error(`There is no ${selector}.`)
    return found
  }
  return { page, blocked, style: (selector: string) => getComputedStyle(find(selector)) }
}

const shown = (
  <InWorld appearance={{ theme: 'light', variables: { colorPrimary: '#ff0000' } }} world={world}>
    <Root>
      <Button variant="primary">Buy</Button>
      <p id="used">Used</p>
      <Meter labelledBy="used" limit={100} text="40 of 100" value={40} />
    </Root>
  </InWorld>
)

test('what a server wrote into style attributes, and the policy kept back, is there once the page is hydrated', async () => {
  const { page, blocked, style } = await openPage(shown)
  const share = () =>
    Number.parseFloat(style('[role="meter"] > span').width) / Number.parseFloat(style('[role="meter"]').width)
  await vi.waitFor(() => expect(blocked).toHaveBeenCalledWith('style-src-attr'))
  expect(style('button').backgroundColor).not.toBe('rgb(255, 0, 0)')
  expect(share()).not.toBeCloseTo(0.4, 1)

  const errors = vi.spyOn(console, 'error')
  const root = await act(async () => hydrateRoot(page, shown))
  await vi.waitFor(() => expect(style('button').backgroundColor).toBe('rgb(255, 0, 0)'))
  await vi.waitFor(() => expect(share()).toBeCloseTo(0.4, 1))
  expect(errors).not.toHaveBeenCalled()
  errors.mockRestore()
  await act(async () => root.unmount())
})

test('variables in the host’s own stylesheet are there from the first paint, and the policy has nothing to say', async () => {
  const { page, blocked, style } = await openPage(null)
  const sheet = page.ownerDocument.styleSheets[0]
  sheet?.insertRule(':root { --ck-color-primary: #00ff00 }', sheet.cssRules.length)
  page.innerHTML = renderToString(
    <InWorld world={world}>
      <Root>
        <Button variant="primary">Buy</Button>
      </Root>
    </InWorld>,
  )
  expect(style('button').backgroundColor).toBe('rgb(0, 255, 0)')
  expect(blocked).not.toHaveBeenCalled()
})
