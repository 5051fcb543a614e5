import { element } from '../../in-page/element'
import type { StripeError } from './api-client'

/** A labelled control with room for what is wrong with it. */
export interface Field {
  readonly row: HTMLElement
  /** Says under the control what is wrong, or takes it back with null. */
  show(problem: Pick<StripeError, 'message'> | null): void
}

/** Draws a field. `name` is unique within its shadow root; `mark` stands inside the control's box, at its end. */
export function createField(
  name: string,
  label: string,
  control: HTMLInputElement | HTMLSelectElement,
  mark: HTMLElement | null = null,
): Field {
  const words = element('p', { class: 'problem', id: `${name}-problem`, role: 'alert' })
  control.id = name
  control.name = name
  const row = element(
    'div',
    { class: `field ${name}` },
    element('label', { for: name }, label),
    element('div', { class: 'control' }, control, mark),
    words,
  )
  return {
    row,
    show(problem) {
      words.textContent = problem?.message ?? ''
      control.toggleAttribute('aria-describedby', false)
      if (problem) control.setAttribute('aria-describedby', words.id)
      control.setAttribute('aria-invalid', String(problem !== null))
    },
  }
}
