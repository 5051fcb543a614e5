import { type RefObject, useState } from 'react'
import { CreditBalance } from '../../../components/credit-balance/index'
import { GrantList } from '../../../components/grant-list/index'
import { PurchaseCredits } from '../../../components/purchase-credits/index'
import {
  Badge,
  Button,
  Card,
  CardBody,
  Checkbox,
  Field,
  Input,
  Notice,
  Root,
  Tabs,
} from '../../../parts/index'
import type { ThemeVariables } from '../../variables'

interface PreviewProps {
  readonly mode: 'light' | 'dark'
  readonly variables: ThemeVariables
  /** An element in the scope, to read colours from. */
  readonly place: RefObject<HTMLSpanElement | null>
}

/** The kit in one mode, on a page of that mode. */
export function ThemePreview({ mode, variables, place }: PreviewProps) {
  const appearance = { theme: mode, variables }
  return (
    <section aria-label={mode === 'light' ? 'Light' : 'Dark'} className="tb-page" data-mode={mode}>
      <h2>{mode === 'light' ? 'Light' : 'Dark'}</h2>
      <CreditBalance appearance={appearance} onAddCredits={() => undefined} />
      <PurchaseCredits appearance={appearance} />
      <GrantList appearance={appearance} />
      <Root appearance={appearance}>
        <span ref={place} />
        <Parts />
      </Root>
    </section>
  )
}

const tones = ['neutral', 'info', 'success', 'warning', 'danger'] as const
const tabs = [
  { value: 'wallet', label: 'Wallet', panel: null },
  { value: 'usage', label: 'Usage', panel: null },
  { value: 'history', label: 'History', panel: null },
] as const

function Parts() {
  const [tab, setTab] = useState<'wallet' | 'usage' | 'history'>('wallet')
  const [isOn, setOn] = useState(true)
  return (
    <Card>
      <CardBody>
        <div className="tb-parts">
          <Tabs items={tabs} label="Sections" onValueChange={setTab} value={tab} />
          <div className="tb-line">
            {tones.map((tone) => (
              <Badge key={tone} tone={tone}>
                {tone}
              </Badge>
            ))}
          </div>
          <div className="tb-line">
            <Button variant="primary">Pay $25.00</Button>
            <Button>Receipt</Button>
            <Button variant="ghost">Cancel</Button>
            <Button variant="danger">Remove</Button>
          </div>
          <Field hint="As it stands on the invoice." label="Company">
            <Input defaultValue="Nordlys ApS" />
          </Field>
          <Field error="No such code." label="Code">
            <Input defaultValue="SUMER24" />
          </Field>
          <Checkbox
            appearance="switch"
            checked={isOn}
            description="When fewer than 5 credits are left."
            label="Top up by itself"
            onCheckedChange={setOn}
          />
          {tones.slice(1).map((tone) => (
            <Notice announce="none" key={tone} title={titles[tone]} tone={tone}>
              This is how the text below it reads.
            </Notice>
          ))}
        </div>
      </CardBody>
    </Card>
  )
}

const titles = {
  neutral: '',
  info: 'You get 94.50 Sky Credits',
  success: '25 Sky Credits added',
  warning: 'Credits run low',
  danger: 'The payment was declined',
} as const
