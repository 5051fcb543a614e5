import { render, screen } from '@testing-library/react'
import { Root } from '../../parts/index'
import { type LookName, looks } from './looks'

/** Draws an empty scope in a look, and hands out an element in it. */
export function showLook(name: LookName, mode: 'light' | 'dark'): HTMLElement {
  render(
    <Root appearance={{ ...looks[name], theme: mode }}>
      <span data-testid="place" />
    </Root>,
  )
  return screen.getByTestId('place')
}
