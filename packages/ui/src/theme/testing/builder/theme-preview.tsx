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

/** What a host would say in parts of its own; the rest is the kit's. */
export const previewTexts = {
  sections: 'Sections',
  wallet: 'Wallet',
  usage: 'Usage',
  history: 'History',
  pay: 'Pay $25.00',
  receipt: 'Receipt',
  cancel: 'Cancel',
  remove: 'Remove',
  company: 'Company',
  companyHint: 'As it stands on the invoice.',
  code: 'Code',
  codeError: 'No such code.',
  topUp: 'Top up by itself',
  topUpHint: 'When fewer than 5 credits are left.',
  below: 'This is how the text below it reads.',
  info: 'You get 94.50 Sky Credits',
  success: '25 Sky Credits added',
  warning: 'Credits run low',
  danger: 'The payment was declined',
  badges: { neutral: 'Off', info: 'Used next', success: 'Active', warning: 'Low', danger: 'Failing' },
} as const

const texts = previewTexts
const badges = texts.badges
const tones = ['info', 'success', 'warning', 'danger'] as const
const sections = ['wallet', 'usage', 'history'] as const
const tabs = sections.map((value) => ({ value, label: texts[value], panel: null }))

function Parts() {
  const [tab, setTab] = useState<(typeof sections)[number]>('wallet')
  const [isOn, setOn] = useState(true)
  return (
    <Card>
      <CardBody>
        <div className="tb-parts">
          <Tabs items={tabs} label={texts.sections} onValueChange={setTab} value={tab} />
          <div className="tb-line">
            <Badge>{badges.neutral}</Badge>
            {tones.map((tone) => (
              <Badge key={tone} tone={tone}>
                {badges[tone]}
              </Badge>
            ))}
          </div>
          <div className="tb-line">
            <Button variant="primary">{texts.pay}</Button>
            <Button>{texts.receipt}</Button>
            <Button variant="ghost">{texts.cancel}</Button>
            <Button variant="danger">{texts.remove}</Button>
          </div>
          <Field hint={texts.companyHint} label={texts.company}>
            <Input defaultValue="Nordlys ApS" />
          </Field>
          <Field error={texts.codeError} label={texts.code}>
            <Input defaultValue="SUMER24" />
          </Field>
          <Checkbox
            appearance="switch"
            checked={isOn}
            description={texts.topUpHint}
            label={texts.topUp}
            onCheckedChange={setOn}
          />
          {tones.map((tone) => (
            <Notice announce="none" key={tone} title={texts[tone]} tone={tone}>
              {texts.below}
            </Notice>
          ))}
        </div>
      </CardBody>
    </Card>
  )
}
