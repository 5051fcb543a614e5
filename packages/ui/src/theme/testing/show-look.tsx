import { render, screen } from '@testing-library/react'
import { Root } from '../../parts/index'
import type { ThemeVariables } from '../variables'
import { type LookName, looks, type modes } from './looks'

/** Draws an empty scope in a look, with seeds of its own over it, and hands out an element in it. */
export function showLook(
  name: LookName,
  mode: (typeof modes)[number],
  variables: ThemeVariables = {},
): HTMLElement {
  render(
    <Root appearance={{ theme: mode, variables: { ...looks[name].variables, ...variables } }}>
      <span data-testid="place" />
    </Root>,
  )
  return screen.getByTestId('place')
}
