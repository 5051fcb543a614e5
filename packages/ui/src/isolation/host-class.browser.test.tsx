import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Button, Card, CardHeader, Root } from '../parts/index'
import { css as kit } from '../styles.css?shipped'
import { attach } from './testing/hosts'

const mine = '.mine { background-color: rgb(1, 2, 3); margin-block: 7px } button { background-color: red }'
const undo: (() => void)[] = []
afterEach(() => {
  cleanup()
  for (const detach of undo.splice(0)) detach()
})

test('a rule that takes the focus ring from all buttons does not take it from one that has a class; a rule for the class does', async () => {
  const bare = 'button:focus, main button { outline: none } .plain:focus-visible { outline: none }'
  undo.push(...[kit, bare].map(attach))
  render(
    <Root appearance={{ elements: { button: ({ variant }) => (variant === 'primary' ? 'mine' : 'plain') } }}>
      <Button variant="primary">Dressed by the host</Button> <Button>Without a ring</Button>
    </Root>,
  )
  const ringOf = (name: string) => {
    const button = screen.getByRole('button', { name })
    expect(document.activeElement).toBe(button)
    return getComputedStyle(button).outlineStyle
  }
  await userEvent.tab()
  expect(ringOf('Dressed by the host')).toBe('solid')
  await userEvent.tab()
  expect(ringOf('Without a ring')).toBe('none')
})

test.each([
  ['after the kit’s', [kit, mine]],
  ['before the kit’s', [mine, kit]],
])(
  'a class that a host gives to a slot wins, in a stylesheet %s and under the pointer',
  async (_, sheets) => {
    undo.push(...sheets.map(attach))
    render(
      <Root
        appearance={{ elements: { button: ({ variant }) => (variant === 'primary' ? 'mine' : undefined) } }}
      >
        <Button variant="primary">Dressed by the host</Button> <Button>Not dressed</Button>
      </Root>,
    )
    const dressed = screen.getByRole('button', { name: 'Dressed by the host' })
    expect(dressed).toHaveStyle({ backgroundColor: 'rgb(1, 2, 3)', marginTop: '7px' })
    await userEvent.hover(dressed)
    expect(dressed).toHaveStyle({ backgroundColor: 'rgb(1, 2, 3)' })
    expect(screen.getByRole('button', { name: 'Not dressed' })).not.toHaveStyle({ backgroundColor: 'red' })
  },
)

test('rules of the page that count a class reach a slot with a class, not one with a style, and neither where they say so', async () => {
  const page =
    '.shell div, button:focus { scroll-margin-top: 5px } .shell div:not(.ck-scope *) { scroll-margin-left: 9px }'
  undo.push(...[page, kit].map(attach))
  render(
    <div className="shell">
      <Root appearance={{ elements: { card: 'mine', cardHeader: { color: 'red' }, button: 'mine' } }}>
        <Card>
          <CardHeader title="Above" />
        </Card>
        <Button>Below</Button>
      </Root>
    </div>,
  )
  const slot = (name: string) => document.querySelector(`[data-ck-slot='${name}']`)
  expect(slot('card')).toHaveStyle({ scrollMarginTop: '5px', scrollMarginLeft: '0px' })
  await userEvent.tab()
  expect(slot('button')).toHaveStyle({ scrollMarginTop: '5px' })
  expect(slot('cardHeader')).toHaveStyle({ color: 'rgb(255, 0, 0)', scrollMarginTop: '0px' })
})
