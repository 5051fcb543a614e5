import type { MockBackend } from '@creditkit/mock-server'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, vi } from 'vitest'
import { createWorld, InWorld, type WorldOptions } from '../../../testing/world'
import { AutoTopUp, type AutoTopUpProps } from '../index'

/** Draws automatic top-up in a world, and waits until it is loaded. */
export async function show(
  prepare: (mock: MockBackend) => void | Promise<void> = () => undefined,
  props: AutoTopUpProps = {},
  options: WorldOptions = {},
) {
  const world = createWorld(options)
  await prepare(world.mock)
  const onEvent = vi.fn()
  render(
    <InWorld onEvent={onEvent} world={world}>
      <AutoTopUp {...props} />
    </InWorld>,
  )
  await waitFor(() => expect(slot()).toHaveAttribute('data-state', 'ready'))
  const user = userEvent.setup()
  // Some buttons come once the server has been asked.
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }))
  return { ...world, onEvent, user, press }
}

/** Its outermost element. */
export const slot = () => document.querySelector('[data-ck-slot="autoTopUp"]')
/** A button by its name. */
export const button = (name: string) => screen.getByRole('button', { name })
/** A field by its label. */
export const field = (name: string) => screen.getByRole('textbox', { name })
/** The choice of a way to pay. */
export const payWith = () => screen.getByRole('combobox', { name: 'Pay with' })
/** Every request to set the rule. */
export const sets = (mock: MockBackend) => mock.requests.all('setAutoTopUp')
/** The text of an element, with plain spaces. */
export const text = (element: Element | null) => element?.textContent?.replaceAll('\u00a0', ' ')
/** The rule as it is shown. */
export const rule = () => text(document.querySelector('[data-ck-slot="autoTopUpRule"]'))
/** The rule as it is being entered. */
export const draft = () => text(screen.getByRole('region', { name: 'Your rule' }))

/** Types a value in place of what stands in a field. */
export async function retype(user: ReturnType<typeof userEvent.setup>, name: string, value: string) {
  await user.clear(field(name))
  await user.type(field(name), value)
}
