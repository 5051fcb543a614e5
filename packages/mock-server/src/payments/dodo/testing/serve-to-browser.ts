import { vi } from 'vitest'
import type { DodoFake } from '../index'

/** Under which path of the test's own origin the fake is reached. */
export const MOUNT = '/__providers/dodo'

/**
 * Writes a page of the fake into a frame of this origin, as a host does whose service worker sees no navigations, and
 * lets the fake answer what the page fetches. `left` hears where the page goes instead of going there.
 */
export async function openPage(dodo: DodoFake, path: string) {
  const answer = dodo.mount(MOUNT)
  const response = await answer(new Request(location.origin + MOUNT + path))
  const frame = document.createElement('iframe')
  frame.title = 'Checkout'
  frame.style.cssText = 'width:480px;height:900px;border:0'
  document.body.replaceChildren(frame)
  const view = frame.contentWindow
  if (!view) throw new Error('The frame has no window.')
  const left = vi.fn((_address: string) => {})
  view.fetch = async (input, init) => {
    const asked = new Request(new URL(String(input), location.origin), init)
    const answered = await answer(asked)
    if (!answered) throw new TypeError('Failed to fetch')
    return answered
  }
  // A window's own `location` cannot be replaced, so the page's script is handed another one.
  const html = ((await response?.text()) ?? '').replace('location.assign(', 'window.leave(')
  Object.assign(view, { leave: left })
  view.document.open()
  view.document.write(html)
  view.document.close()
  return { page: view.document, left, status: response?.status }
}
