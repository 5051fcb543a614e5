import type { Meta, StoryObj } from '@storybook/react-vite'
import { Badge, Button, Card, CardBody, CardFooter, CardHeader, Icon, Notice, Root } from '../parts/index'
import type { Appearance } from './index'

function Sample({ appearance }: { readonly appearance?: Appearance }) {
  return (
    <Root appearance={appearance}>
      <Card>
        <CardHeader
          actions={<Badge tone="success">Active</Badge>}
          description="Half a year of DNS Pro"
          title="Team package"
        />
        <CardBody>
          <Notice tone="info">You get 94.5 Sky Credits.</Notice>
        </CardBody>
        <CardFooter>
          <Button variant="primary">Pay $90.00</Button>
          <Button>
            <Icon name="receipt" />
            Receipt
          </Button>
          <Button variant="ghost">Cancel</Button>
        </CardFooter>
      </Card>
    </Root>
  )
}

const meta = { title: 'Theme/Seeds', component: Sample, parameters: { width: 480 } } satisfies Meta<
  typeof Sample
>

export default meta
type Story = StoryObj<typeof meta>

export const TheKitsOwn: Story = {}

export const ALightPrimary: Story = { args: { appearance: { variables: { colorPrimary: '#facc15' } } } }

export const ADarkPrimary: Story = { args: { appearance: { variables: { colorPrimary: '#1e1b4b' } } } }

export const SquareAndDense: Story = {
  args: {
    appearance: { variables: { radius: '0px', spacing: '3px', fontSize: '13px', colorPrimary: '#0f172a' } },
  },
}

export const RoundAndRoomy: Story = {
  args: {
    appearance: {
      variables: { radius: '14px', spacing: '4.5px', fontSize: '15px', colorPrimary: '#be185d' },
    },
  },
}

export const APaperOfItsOwn: Story = {
  args: {
    appearance: {
      variables: {
        colorBackground: 'light-dark(#fdf8ef, #1c1a17)',
        colorForeground: 'light-dark(#2b2418, #f3ece0)',
        colorPrimary: '#9a3412',
        fontFamily: 'Georgia, serif',
      },
    },
  },
}
