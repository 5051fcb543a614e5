import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Button, Root } from '../parts/index'
import { css as kit } from '../styles.css?shipped'
import { attach } from './testing/hosts'

const mine = '.mine { background-color: rgb(1, 2, 3); margin-block: 7px } button { background-color: red }'
const undo: (() => void)[] = []
afterEach(() => {
  cleanup()
  for (const detach of undo.splice(0)) detach()
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
