import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, waitFor, within } from 'storybook/test'
import { payingInstantly } from '../testing/payments-in-story'
import { ThemeBuilder } from './testing/builder/theme-builder'
import { previewTexts } from './testing/builder/theme-preview'

const meta = {
  title: 'Theme/Builder',
  component: ThemeBuilder,
  ...payingInstantly(),
  parameters: {
    ...payingInstantly().parameters,
    texts: [previewTexts, 'Pay with PayPal'],
    // The same components stand on the page twice, in light and in dark.
    a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } },
  },
} satisfies Meta<typeof ThemeBuilder>

export default meta
type Story = StoryObj<typeof meta>

export const Builder: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    // Each question is asked in its own corner: the page is large, and two of everything stand on it.
    const corner = (selector: string) => {
      const element = canvasElement.querySelector<HTMLElement>(selector)
      if (!element) throw new Error(`There is no ${selector}.`)
      return within(element)
    }
    await canvas.findByText(/^All \d+ pairs pass/)
    const controls = corner('.tb-controls')
    const pay = (mode: 'light' | 'dark') =>
      corner(`[data-mode="${mode}"] .tb-parts`).getByText(previewTexts.pay).closest('button')
    const snippet = () => canvasElement.querySelector('[aria-label="For CreditsProvider"]')
    const stylesheet = () => canvasElement.querySelector('[aria-label="For your stylesheet"]')
    const seed = (label: string | RegExp, value: string) =>
      fireEvent.change(controls.getByLabelText(label), { target: { value } })
    await expect(snippet()).toHaveTextContent('nothing to set')

    await seed('Primary, light', '#0f766e')
    await waitFor(() => expect(pay('light')).toHaveStyle({ backgroundColor: 'rgb(15, 118, 110)' }))
    await expect(pay('dark')).toHaveStyle({ backgroundColor: 'rgb(93, 99, 240)' })
    await expect(snippet()).toHaveTextContent("colorPrimary: 'light-dark(#0f766e, #5d63f0)'")
    await expect(stylesheet()).toHaveTextContent('--ck-color-primary: light-dark(#0f766e, #5d63f0);')

    await seed(/^Corners/, '3')
    await waitFor(() => expect(pay('light')).toHaveStyle({ borderRadius: '3px' }))
    await expect(snippet()).toHaveTextContent("radius: '3px'")

    // A pale ink is told in words and numbers.
    await seed('Foreground, light', '#9ca3af')
    await waitFor(() => expect(controls.getByRole('status')).toHaveTextContent(/pairs fail/))
    const ratio = corner('.tb-pairs tbody tr').getByText('2.53')
    await expect(ratio.parentElement).toHaveTextContent('fails')
    await userEvent.click(controls.getByText('Undo my changes'))
    await waitFor(() => expect(controls.getByRole('status')).toHaveTextContent(/^All \d+ pairs pass/))

    // A ready theme is imported; what is changed of it lies over it.
    await userEvent.click(controls.getByLabelText(/^Ink/))
    await waitFor(() => expect(snippet()).toHaveTextContent('appearance={ink}'))
    await expect(pay('light')).toHaveStyle({ borderRadius: '0px' })
    await userEvent.selectOptions(controls.getByLabelText(/^Font/), 'Serif')
    await waitFor(() => expect(snippet()).toHaveTextContent("...ink.variables, fontFamily: 'Georgia"))
    await userEvent.click(controls.getByLabelText(/^Default/))
    await waitFor(() => expect(snippet()).toHaveTextContent('nothing to set'))
  },
}
