import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Card, Dialog, Root } from '../parts/index'
import { CreditsProvider } from '../provider/index'
import { loadStyles } from '../testing/load-styles'
import { createWorld } from '../testing/world'
import type { ThemeName } from './index'

beforeAll(loadStyles)
afterEach(() => {
  cleanup()
  document.documentElement.style.colorScheme = ''
})

const PAPER = { light: 'rgb(255, 255, 255)', dark: 'rgb(21, 22, 26)' }

function show(theme: ThemeName) {
  const { client } = createWorld()
  render(
    <CreditsProvider appearance={{ theme }} client={client} live={false}>
      <Root>
        <Card>On the page</Card>
      </Root>
      <Dialog onOpenChange={() => undefined} open title="Over the page" />
    </CreditsProvider>,
  )
}

const paperOf = (element: Element) => getComputedStyle(element).backgroundColor

describe.each(['light', 'dark'] as const)('on a page that is %s', (page) => {
  test.each(['light', 'dark'] as const)('the %s theme is what it says, in the page and over it', (theme) => {
    document.documentElement.style.colorScheme = page
    show(theme)
    expect(paperOf(screen.getByText('On the page'))).toBe(PAPER[theme])
    expect(paperOf(screen.getByRole('dialog'))).toBe(PAPER[theme])
  })
})

test('the theme of the system is that of the reader’s, whatever the page is', () => {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.style.colorScheme = system === 'dark' ? 'light' : 'dark'
  show('system')
  expect(paperOf(screen.getByText('On the page'))).toBe(PAPER[system])
})
