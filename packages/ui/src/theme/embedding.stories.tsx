import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { CreditBalance } from '../components/credit-balance/index'
import {
  AmountInput,
  Badge,
  Button,
  Card,
  CardBody,
  CardHeader,
  Field,
  Icon,
  Notice,
  RadioGroup,
  Root,
  Select,
} from '../parts/index'

function Everything() {
  return (
    <div className="page">
      <div className="content prose">
        <CreditBalance onAddCredits={() => undefined} />
        <Root>
          <Card>
            <CardHeader
              actions={<Badge tone="warning">Low</Badge>}
              description="What is shown"
              title="A card"
            />
            <CardBody>
              <Field error="Too much." label="Amount">
                <AmountInput asset="USD/2" onValueChange={() => undefined} value="25" />
              </Field>
              <Field hint="Where it goes." label="Wallet">
                <Select defaultValue="a">
                  <option value="a">Sky Credits</option>
                </Select>
              </Field>
              <RadioGroup
                legend="Preset"
                onValueChange={() => undefined}
                options={[{ value: '5', label: '$5' }]}
                value="5"
              />
              <Notice title="A notice">With a text.</Notice>
              <Button variant="primary">
                <Icon name="plus" />
                Pay
              </Button>
              <Button variant="ghost">Cancel</Button>
            </CardBody>
          </Card>
        </Root>
      </div>
    </div>
  )
}

/** What pages say about bare elements, and about elements within some region of theirs. */
const noise = `
  color: rgb(255, 0, 128); background: rgb(255, 240, 0); border: 3px dashed lime; border-radius: 0; margin: 13px; padding: 17px;
  font: italic 700 23px/2 cursive; letter-spacing: 3px; word-spacing: 5px; text-transform: uppercase; text-decoration: underline wavy;
  text-align: right; text-indent: 9px; text-shadow: 1px 1px red; white-space: pre; width: 211px; height: 71px; min-height: 60px;
  max-width: 190px; display: inline-block; float: right; position: relative; top: 3px; opacity: 0.7; transform: rotate(2deg);
  box-shadow: 0 0 9px red; outline: 2px solid orange; list-style: square; cursor: crosshair; vertical-align: top; filter: blur(1px);
  appearance: none; box-sizing: content-box; overflow: scroll; flex: 1; gap: 19px; order: 3; animation: none; transition: all 2s;
`
const elements =
  'h1, h2, h3, p, a, span, section, button, input, select, textarea, label, fieldset, legend, ul, ol, li, dl, dt, dd, img, svg'
const hostile = `
  ${elements} { ${noise} }
  path, circle { fill: red; stroke: lime; stroke-width: 9px; opacity: 0.5; filter: blur(2px) }
  .content :is(h2, p, a, button, input, select, label, legend, li, dt, dd) { ${noise} }
  .prose :where(p, h2) { margin-block: 2em; color: teal }
  .page * { letter-spacing: 2px; font-style: italic }
  body .content button:hover { background: red }
`

/** The computed style of every element that the kit draws; what is inside a select is the system's. */
function looks(root: Element): string[] {
  return [...root.querySelectorAll('.ck-scope *:not(option)')].map((element) => {
    const style = getComputedStyle(element)
    return [...style]
      .filter((name) => !name.startsWith('--'))
      .map((name) => `${name}: ${style.getPropertyValue(name)}`)
      .join('; ')
  })
}

const meta = {
  title: 'Theme/Embedding',
  component: Everything,
  parameters: { width: 520 },
} satisfies Meta<typeof Everything>

export default meta
type Story = StoryObj<typeof meta>

export const HostilePage: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('27.50')
    const before = looks(canvasElement)
    const style = document.createElement('style')
    style.textContent = hostile
    document.head.append(style)
    const after = looks(canvasElement)
    const changed = after.flatMap((look, index) => {
      const was = before[index]?.split('; ') ?? []
      return look
        .split('; ')
        .filter((line, at) => line !== was[at])
        .map((line) => `${index} ${line}`)
    })
    style.remove()
    await expect(changed).toEqual([])
  },
}

export const HostClassWins: Story = {
  render: () => (
    <>
      <style>
        {'.mine { background-color: rgb(1, 2, 3); margin-block: 7px } button { background-color: red }'}
      </style>
      <Root
        appearance={{ elements: { button: ({ variant }) => (variant === 'primary' ? 'mine' : undefined) } }}
      >
        <Button variant="primary">Dressed by the host</Button> <Button>Not dressed</Button>
      </Root>
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    const mine = canvas.getByRole('button', { name: 'Dressed by the host' })
    await expect(mine).toHaveStyle({ backgroundColor: 'rgb(1, 2, 3)', marginTop: '7px' })
    await userEvent.hover(mine)
    await expect(mine).toHaveStyle({ backgroundColor: 'rgb(1, 2, 3)' })
    await expect(canvas.getByRole('button', { name: 'Not dressed' })).not.toHaveStyle({
      backgroundColor: 'red',
    })
  },
}

export const NothingForThePage: Story = {
  play: async () => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...flat(sheet.cssRules)])
    const ours = rules.filter(
      (rule) => rule.cssText.includes('--_ck-') || rule.selectorText.includes('ck\\:'),
    )
    await expect(ours.length).toBeGreaterThan(100)
    await expect(
      ours.map((rule) => rule.selectorText).filter((selector) => !selector.includes('.ck-scope')),
    ).toEqual([])
  },
}

function* flat(rules: CSSRuleList): Generator<CSSStyleRule> {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) yield rule
    else if (rule instanceof CSSGroupingRule) yield* flat(rule.cssRules)
  }
}
