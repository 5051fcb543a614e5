import { cleanup, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Card, Dialog, Root } from '../parts/index'
import { CreditsProvider } from '../provider/index'
import { loadStyles } from '../testing/load-styles'
import { createWorld } from '../testing/world'
import type { ThemeName } from './index'

beforeAll(loadStyles)
afterEach(() => {
  cleanup()
  for (const element of [document.documentElement, document.body]) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name)
  }
})

const PAPER = { light: 'rgb(255, 255, 255)', dark: 'rgb(21, 22, 26)' }

function show(theme: ThemeName, around: (page: ReactNode) => ReactNode = (page) => page) {
  const { client } = createWorld()
  render(
    <CreditsProvider appearance={{ theme }} client={client} live={false}>
      {around(
        <Root>
          <Card>On the page</Card>
        </Root>,
      )}
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

describe('the theme of the host', () => {
  const papers = () => [paperOf(screen.getByText('On the page')), paperOf(screen.getByRole('dialog'))]

  describe.each(['light', 'dark'] as const)('is %s', (mode) => {
    const other = mode === 'dark' ? 'light' : 'dark'

    test.each([
      ['class', mode],
      ['class', `antialiased ${mode} no-js`],
      ['data-theme', mode],
      ['data-mode', mode],
      ['data-bs-theme', mode],
      ['data-color-mode', mode],
      ['data-color-scheme', mode],
    ])('where the root of the page says so by %s="%s", dialogs included', (name, value) => {
      document.documentElement.style.colorScheme = other
      document.documentElement.setAttribute(name, value)
      show('host')
      expect(papers()).toEqual([PAPER[mode], PAPER[mode]])
    })

    test('where the body says so', () => {
      document.body.className = mode
      show('host')
      expect(papers()).toEqual([PAPER[mode], PAPER[mode]])
    })

    test('where the page hands down that color-scheme and says nothing else', () => {
      document.documentElement.style.colorScheme = mode
      document.documentElement.dataset.theme = 'corporate'
      show('host')
      expect(papers()).toEqual([PAPER[mode], PAPER[mode]])
    })

    test('as the nearest element says that says something', () => {
      document.documentElement.className = mode
      show('host', (page) => (
        <div className={other}>
          <div data-theme={mode}>
            <div>{page}</div>
          </div>
        </div>
      ))
      expect(papers()).toEqual([PAPER[mode], PAPER[mode]])
    })

    test('on an island in the opposite page; the dialog is of the page', () => {
      document.documentElement.className = other
      show('host', (page) => <div className={mode}>{page}</div>)
      expect(papers()).toEqual([PAPER[mode], PAPER[other]])
    })
  })

  test('changes while the page is looked at', () => {
    show('host')
    expect(papers()).toEqual([PAPER.light, PAPER.light])
    document.documentElement.classList.add('dark')
    expect(papers()).toEqual([PAPER.dark, PAPER.dark])
  })

  test('is asked for: no class of the page touches the other themes', () => {
    document.documentElement.className = 'dark'
    show('light')
    expect(papers()).toEqual([PAPER.light, PAPER.light])
  })
})
