import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { Root } from '../parts/index'
import type { Appearance, ThemeVariables } from './index'

const TEXT = 4.5
const EDGE = 3
/** What stands on what, by the private names of `tokens.css`, and how far apart WCAG 2.2 AA wants it. */
const pairs = [
  ['foreground', 'background', TEXT],
  ['foreground', 'active', TEXT],
  ['muted', 'background', TEXT],
  ['muted', 'subtle', TEXT],
  ['muted', 'hover', TEXT],
  ['muted', 'primary-soft', TEXT],
  ['muted', 'success-soft', TEXT],
  ['muted', 'warning-soft', TEXT],
  ['muted', 'danger-soft', TEXT],
  ['primary-text', 'background', TEXT],
  ['primary-text', 'primary-soft', TEXT],
  ['success-text', 'background', TEXT],
  ['success-text', 'success-soft', TEXT],
  ['warning-text', 'background', TEXT],
  ['warning-text', 'warning-soft', TEXT],
  ['danger-text', 'background', TEXT],
  ['danger-text', 'danger-soft', TEXT],
  ['on-primary', 'primary', TEXT],
  ['on-primary', 'primary-hover', TEXT],
  ['on-danger', 'danger', TEXT],
  ['on-danger', 'danger-hover', TEXT],
  ['control', 'background', EDGE],
  ['focus', 'background', EDGE],
  ['focus', 'subtle', EDGE],
  ['danger', 'background', EDGE],
] as const

function Pairs({ appearance }: { readonly appearance?: Appearance }) {
  return (
    <Root appearance={appearance}>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))', gap: 8 }}>
        {pairs.map(([ink, paper, least]) => (
          <div
            data-least={least}
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

/** The colour as the screen gets it: 0 to 255 for red, green and blue. */
function rgb(color: string): readonly number[] {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('There is no canvas.')
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
}

/** Relative luminance by WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = rgb(color).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(element: Element): number {
  const { color, backgroundColor } = getComputedStyle(element)
  const [dark = 0, light = 0] = [luminance(color), luminance(backgroundColor)].sort(
    (left, right) => left - right,
  )
  return (light + 0.05) / (dark + 0.05)
}

const meta = {
  title: 'Theme/Contrast',
  component: Pairs,
  play: async ({ canvasElement }) => {
    const tooClose = [...canvasElement.querySelectorAll('[data-least]')].flatMap((element) => {
      const ratio = contrast(element)
      return ratio < Number(element.getAttribute('data-least'))
        ? [`${element.textContent}: ${ratio.toFixed(2)}`]
        : []
    })
    await expect(tooClose).toEqual([])
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
