import type { Meta, StoryObj } from '@storybook/react-vite'
import { Root } from '../parts/index'
import { EDGE, pairs } from './testing/contrast'

/** What stands on what, to look at; contrast.browser.test.tsx measures it. */
function Pairs() {
  return (
    <Root>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))', gap: 8 }}>
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
  parameters: { texts: pairs.flat() },
} satisfies Meta<typeof Pairs>

export default meta

export const ThePairs: StoryObj<typeof meta> = {}
