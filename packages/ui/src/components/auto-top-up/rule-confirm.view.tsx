import { Button, Dialog, Icon } from '../../parts/index'
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
  const facts = [
    ...(isDue ? [{ icon: 'alert', text: t('autoTopUp.confirm.due') } as const] : []),
    { icon: 'lock', text: t('autoTopUp.confirm.limit', { limit: words.limit ?? '' }) } as const,
    { icon: 'close', text: t('autoTopUp.confirm.off') } as const,
  ]
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
      description={sentence}
      keepOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      open
      title={t('autoTopUp.confirm.title')}
    >
      <ul className="ck:flex ck:flex-col ck:gap-2.5 ck:text-sm">
        {facts.map(({ icon, text }) => (
          <li className="ck:flex ck:items-start ck:gap-2.5" key={icon}>
            <Icon className="ck:mt-0.5 ck:size-4 ck:text-muted" name={icon} />
            <span className="ck:block ck:min-w-0">{text}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
