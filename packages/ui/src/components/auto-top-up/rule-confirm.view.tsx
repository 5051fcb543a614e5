import { Button, Dialog, Icon, Notice } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { RuleWords } from './rule.model'
import { useRuleSentence } from './use-rule-sentence'

/** What is asked before a rule is turned on. */
export interface RuleConfirmProps {
  readonly words: RuleWords
  /** Whether the balance is so low that it buys at once. */
  readonly isDue: boolean
  readonly isSaving: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Says once more what will happen, before it can. */
export function RuleConfirm({ words, isDue, isSaving, onConfirm, onClose }: RuleConfirmProps) {
  const t = useMessages()
  const sentence = useRuleSentence(words)
  const facts = [t('autoTopUp.confirm.limit', { limit: words.limit ?? '' }), t('autoTopUp.confirm.off')]
  return (
    <Dialog
      actions={
        <>
          <Button disabled={isSaving} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={isSaving} onClick={onConfirm} variant="primary">
            {t('autoTopUp.turnOn')}
          </Button>
        </>
      }
      busy={isSaving}
      description={<span className="ck:block ck:font-medium ck:text-foreground">{sentence}</span>}
      keepOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      open
      title={t('autoTopUp.confirm.title')}
    >
      <div className="ck:flex ck:flex-col ck:gap-4">
        {isDue ? (
          <Notice announce="none" tone="warning">
            {t('autoTopUp.confirm.due')}
          </Notice>
        ) : null}
        <ul className="ck:flex ck:flex-col ck:gap-2 ck:text-sm">
          {facts.map((fact) => (
            <li className="ck:flex ck:items-start ck:gap-2.5" key={fact}>
              <Icon className="ck:mt-0.5 ck:size-4 ck:text-success-text" name="check" />
              <span className="ck:block ck:min-w-0">{fact}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
