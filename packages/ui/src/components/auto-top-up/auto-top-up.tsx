import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useEmit } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { PurchaseDialog } from '../purchase-dialog/index'
import { AutoTopUpView } from './auto-top-up.view'
import { RuleEditor } from './rule-editor'
import { useRuleEditor } from './use-rule-editor'
import { useTopUpSources } from './use-top-up-sources'

/** What automatic top-up takes; everything may be left out. */
export interface AutoTopUpProps {
  /** The wallet to top up; the first in spend order unless named. */
  readonly walletId?: string | undefined
  /** Called when somebody wants to buy credits by hand; without it a dialog opens. */
  readonly onAddCredits?: (() => void) | undefined
  /** Leads to where a payment method is saved; without it nothing offers to. */
  readonly onAddPaymentMethod?: (() => void) | undefined
  /** The look of this component, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of this component, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/** The rule that buys credits by itself: what it does, how it stands, and how to change it. Never on by itself. */
export function AutoTopUp(props: AutoTopUpProps) {
  const { walletId, onAddCredits, onAddPaymentMethod, appearance, messages } = props
  const emit = useEmit()
  const { rule, model, language, available, isRefreshing, refresh } = useTopUpSources(walletId)
  const editor = useRuleEditor(rule.data ?? null, rule)
  const [isBuying, setBuying] = useState<boolean | null>(null)

  function addCredits() {
    emit({ type: 'credits.addRequested', walletId: walletId ?? null, from: 'autoTopUp' })
    if (onAddCredits) onAddCredits()
    else setBuying(true)
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <AutoTopUpView done={editor.done} isRefreshing={isRefreshing} model={model} onRefresh={refresh}>
        {model.status === 'ready' && language ? (
          <RuleEditor
            available={available}
            editor={editor}
            language={language}
            model={model}
            onAddCredits={addCredits}
            onAddPaymentMethod={onAddPaymentMethod}
            rule={rule}
          />
        ) : null}
      </AutoTopUpView>
      {isBuying === null ? null : (
        <PurchaseDialog onOpenChange={setBuying} open={isBuying} walletId={walletId} />
      )}
    </Root>
  )
}
