import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import guide from '../../../../docs/guides/appearance.md?raw'
import { CreditBalance } from '../components/credit-balance/index'
import { inWorld } from '../testing/world'

/** The stylesheets of docs/guides/appearance.md, by the names that stand above them. */
const examples = new Map(
  [...guide.matchAll(/<!-- css: (\S+) -->\n```css\n([\s\S]*?)```/g)].map(([, name = '', css = '']) => [
    name,
    css,
  ]),
)

/** Puts an example of the guide on the page for as long as `look` takes. */
async function withExample(name: string, look: () => Promise<void>) {
  const style = document.createElement('style')
  style.textContent = examples.get(name) ?? ''
  // First of all, so that nothing is won by standing last.
  document.head.prepend(style)
  await look()
  style.remove()
}

const meta = {
  title: 'Theme/Guide',
  component: CreditBalance,
  args: {
    onAddCredits: () => undefined,
    appearance: { elements: { card: 'shop-card' } },
  },
  parameters: { width: 420 },
  decorators: [
    (Story) => (
      <div className="shop">
        <Story />
        <button type="button">Of the page</button>
      </div>
    ),
  ],
} satisfies Meta<typeof CreditBalance>

export default meta
type Story = StoryObj<typeof meta>

/** The CSS in the guide does what the guide says. */
export const Stylesheets: Story = {
  play: async ({ canvas, canvasElement }) => {
    const add = await canvas.findByRole('button', { name: 'Add credits' })
    const card = canvasElement.querySelector('[data-ck-slot="card"]')
    await expect([...examples.keys()].toSorted()).toEqual(['class', 'important', 'states', 'variables'])

    await withExample('variables', async () => {
      await waitFor(() =>
        expect(add).toHaveStyle({ backgroundColor: 'rgb(190, 24, 93)', borderRadius: '2px' }),
      )
    })
    await expect(card).not.toHaveStyle({ borderRadius: '0px' })
    await withExample('class', () => expect(card).toHaveStyle({ borderRadius: '0px', boxShadow: 'none' }))
    await withExample('important', async () => {
      await expect(canvas.getByRole('button', { name: 'Of the page' })).toHaveStyle({
        textTransform: 'uppercase',
      })
      await expect(add).toHaveStyle({ textTransform: 'none' })
    })
  },
}

/** What the guide says of who wins, on a slot that no host has dressed. */
const rivals = [
  ['.ck-scope [data-ck-slot="creditBalanceUnit"] { color: red }', 'kit'],
  ['.shop .ck-scope [data-ck-slot="creditBalanceUnit"] { color: red }', 'host'],
  ['* { color: red } span { color: red } .shop span { color: red }', 'kit'],
  ['@layer host { .shop .ck-scope [data-ck-slot="creditBalanceUnit"] { color: red } }', 'kit'],
  ['* { color: red !important }', 'host'],
] as const

export const WhoWins: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('27.50')
    const unit = canvasElement.querySelector('[data-ck-slot="creditBalanceUnit"]')
    const winners = rivals.map(([css]) => {
      const style = document.createElement('style')
      style.textContent = css
      document.head.append(style)
      const isRed = unit && getComputedStyle(unit).color === 'rgb(255, 0, 0)'
      style.remove()
      return [css, isRed ? 'host' : 'kit']
    })
    await expect(winners).toEqual(rivals)
  },
}

export const StylesheetForAState: Story = {
  parameters: inWorld({ prepare: (mock) => mock.fail('getBalances', { code: 'internal' }) }),
  play: async ({ canvasElement }) => {
    const failed = () => canvasElement.querySelector('[data-ck-slot="creditBalance"][data-state="error"]')
    await waitFor(() => expect(failed()).toBeVisible())
    await withExample('states', () => expect(failed()).toHaveStyle({ outlineStyle: 'dashed' }))
  },
}
