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
  play: async ({ canvas, userEvent }) => {
    const light = within(await canvas.findByRole('region', { name: 'Light' }))
    const dark = within(canvas.getByRole('region', { name: 'Dark' }))
    const pay = () => light.getByRole('button', { name: 'Pay $25.00' })
    const snippet = () => canvas.getByRole('region', { name: 'For CreditsProvider' })
    const stylesheet = () => canvas.getByRole('region', { name: 'For your stylesheet' })
    await expect(canvas.getByText(/^All \d+ pairs pass/)).toBeVisible()
    await expect(snippet()).toHaveTextContent('nothing to set')

    const field = canvas.getByRole('textbox', { name: 'Primary, light' })
    await userEvent.clear(field)
    await userEvent.type(field, '#0f766e')
    await waitFor(() => expect(pay()).toHaveStyle({ backgroundColor: 'rgb(15, 118, 110)' }))
    await expect(dark.getByRole('button', { name: 'Pay $25.00' })).toHaveStyle({
      backgroundColor: 'rgb(93, 99, 240)',
    })
    await expect(snippet()).toHaveTextContent("colorPrimary: 'light-dark(#0f766e, #5d63f0)'")
    await expect(stylesheet()).toHaveTextContent('--ck-color-primary: light-dark(#0f766e, #5d63f0);')

    fireEvent.change(canvas.getByRole('slider', { name: /^Corners/ }), { target: { value: '3' } })
    await waitFor(() => expect(pay()).toHaveStyle({ borderRadius: '3px' }))
    await expect(snippet()).toHaveTextContent("radius: '3px'")

    // A pale ink is told in words and numbers.
    const foreground = canvas.getByRole('textbox', { name: 'Foreground, light' })
    await userEvent.clear(foreground)
    await userEvent.type(foreground, '#9ca3af')
    await expect(await canvas.findByText(/pairs fail/)).toBeVisible()
    const row = canvas.getByRole('row', { name: /^foreground on background/ })
    await expect(within(row).getByText('2.53').parentElement).toHaveTextContent('fails')

    await userEvent.click(canvas.getByRole('button', { name: 'Undo my changes' }))
    await expect(await canvas.findByText(/^All \d+ pairs pass/)).toBeVisible()

    // A ready theme is imported; what is changed of it lies over it.
    await userEvent.click(canvas.getByRole('radio', { name: /^Ink/ }))
    await waitFor(() => expect(snippet()).toHaveTextContent('appearance={ink}'))
    await expect(pay()).toHaveStyle({ borderRadius: '0px' })
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Font' }), 'Serif')
    await waitFor(() => expect(snippet()).toHaveTextContent("...ink.variables, fontFamily: 'Georgia"))
    await userEvent.click(canvas.getByRole('radio', { name: /^Default/ }))
    await waitFor(() => expect(snippet()).toHaveTextContent('nothing to set'))
  },
}
