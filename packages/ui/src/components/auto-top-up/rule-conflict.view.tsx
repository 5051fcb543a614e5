import type { RefCallback } from 'react'
import { Button, Notice } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { RuleFormModel } from './rule-form.model'
import { useRuleSentence } from './use-rule-sentence'

/** What the choice between two rules takes. */
export interface RuleConflictProps {
  readonly conflict: RuleFormModel['conflict']
  /** Goes on the first choice. */
  readonly placeRef: RefCallback<HTMLElement>
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** What is said where somebody else has changed the rule that is being changed here. */
export function RuleConflict({ conflict, placeRef, onKeepMine, onTakeTheirs }: RuleConflictProps) {
  const t = useMessages()
  const theirs = useRuleSentence(conflict === null || conflict === 'gone' ? null : conflict.words)
  if (conflict === null) return null
  const isOff = conflict === 'gone' || !conflict.enabled
  return (
    <Notice
      actions={
        <>
          <Button ref={placeRef} onClick={onKeepMine} size="sm">
            {t('autoTopUp.keepMine')}
          </Button>
          <Button onClick={onTakeTheirs} size="sm">
            {t('autoTopUp.takeTheirs')}
          </Button>
        </>
      }
      title={t('autoTopUp.conflictTitle')}
      tone="warning"
    >
      {isOff ? <p className="ck:block">{t('autoTopUp.conflictOff')}</p> : null}
      {conflict === 'gone' ? null : (
        <p className="ck:block">{isOff ? theirs : t('autoTopUp.conflictNow', { rule: theirs })}</p>
      )}
      <p className="ck:block">{t('autoTopUp.conflictMine')}</p>
    </Notice>
  )
}
