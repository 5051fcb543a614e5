import { createRoot } from 'react-dom/client'
import { beforeAll, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { loadStyles } from '../testing/load-styles'
import { Card } from './card'
import { Root } from './root'

beforeAll(async () => {
  await page.viewport(1000, 700)
  await loadStyles()
})

async function widthIn(style: string): Promise<number> {
  const parent = document.body.appendChild(document.createElement('div'))
  parent.style.cssText = style
  const root = createRoot(parent)
  root.render(
    <Root>
      <Card>x</Card>
    </Root>,
  )
  const card = () => parent.querySelector('[data-ck-slot="card"]')
  await expect.poll(card).not.toBeNull()
  const width = card()?.getBoundingClientRect().width ?? 0
  root.unmount()
  parent.remove()
  return width
}

test.each(['display: inline-block', 'float: left', 'width: fit-content', 'position: absolute'])(
  'a card in a parent that shrinks to its content (%s) keeps a width that can be read',
  async (style) => {
    expect(await widthIn(style)).toBeGreaterThanOrEqual(288)
  },
)

test('a card fills the room it is given, also less than that', async () => {
  expect(await widthIn('width: 200px')).toBe(200)
  expect(await widthIn('width: 800px')).toBe(800)
})
