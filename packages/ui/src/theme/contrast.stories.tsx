import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { Root } from '../parts/index'
import type { Appearance, ThemeVariables } from './index'
import { EDGE, pairs, tooClose } from './testing/contrast'
import { readColors } from './testing/read-colors'

function Pairs({ appearance }: { readonly appearance?: Appearance }) {
  return (
    <Root appearance={appearance}>
      <div
        data-pairs
        style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))', gap: 8 }}
      >
        {pairs.map(([ink, paper, least]) => (
          <div
            key={`${ink} ${paper}`}
            style={{
              color: `var(--_ck-${ink})`,
              backgroundColor: `var(--_ck-${paper})`,
              border: '1px solid var(--_ck-border)',
              borderRadius: 6,
              padding: '10px 12px',
              fontSize: least === EDGE ? 24 : 14,
              fontWeight: least === EDGE ? 700 : 400,
            }}
          >
            {ink} / {paper}
          </div>
        ))}
      </div>
    </Root>
  )
}

const meta = {
  title: 'Theme/Contrast',
  component: Pairs,
  play: async ({ canvasElement }) => {
    const place = canvasElement.querySelector('[data-pairs]')
    await expect(place && tooClose(readColors(place), pairs)).toEqual([])
  },
} satisfies Meta<typeof Pairs>

export default meta
type Story = StoryObj<typeof meta>

const seeded = (variables: ThemeVariables): Story => ({ args: { appearance: { variables } } })
const dark = { globals: { theme: 'dark' } }

export const Light: Story = {}
export const Dark: Story = dark
export const LightWithYellow: Story = seeded({ colorPrimary: '#facc15' })
export const DarkWithYellow: Story = { ...seeded({ colorPrimary: '#facc15' }), ...dark }
export const LightWithGreen: Story = seeded({ colorPrimary: '#22c55e' })
export const DarkWithGreen: Story = { ...seeded({ colorPrimary: '#22c55e' }), ...dark }
export const LightWithNavy: Story = seeded({ colorPrimary: '#0f172a' })
export const DarkWithNavy: Story = { ...seeded({ colorPrimary: '#0f172a' }), ...dark }
export const LightWithGrey: Story = seeded({ colorPrimary: '#777777' })
export const DarkWithGrey: Story = { ...seeded({ colorPrimary: '#777777' }), ...dark }
