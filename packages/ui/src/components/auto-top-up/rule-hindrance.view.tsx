import { Button, Notice } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { AutoTopUpModel } from './auto-top-up.model'

/** What the drawing of a hindrance takes. */
export interface RuleHindranceProps {
  readonly model: Extract<AutoTopUpModel, { status: 'ready' }>
  readonly isSaving: boolean
  readonly onChange: (place: 'monthlyLimit') => void
  readonly onTurnOn: () => void
  readonly onAddCredits: () => void
}

/** What keeps the rule from buying, why, and the ways on. Nothing where nothing does. */
export function RuleHindrance({ model, isSaving, onChange, onTurnOn, onAddCredits }: RuleHindranceProps) {
  const t = useMessages()
  const addCredits = (
    <Button onClick={onAddCredits} size="sm">
      {t('autoTopUp.addCredits')}
    </Button>
  )
  if (model.standing === 'limit_reached') {
    return (
      <Notice
        actions={
          <>
            <Button onClick={() => onChange('monthlyLimit')} size="sm">
              {t('autoTopUp.raiseLimit')}
            </Button>
            {addCredits}
          </>
        }
        announce="none"
        title={t('autoTopUp.limitTitle')}
        tone="warning"
      >
        {t('autoTopUp.limitHint', { limit: model.words?.limit ?? '' })}
      </Notice>
    )
  }
  if (model.standing !== 'failing') return null
  return (
    <Notice
      actions={
        <>
          <Button disabled={isSaving} onClick={onTurnOn} size="sm">
            {t('autoTopUp.turnOnAgain')}
          </Button>
          {addCredits}
        </>
      }
      announce="none"
      title={
        model.failure
          ? t('autoTopUp.failingTitle', { date: model.failure.date })
          : t('autoTopUp.failingUndated')
      }
      tone="danger"
    >
      {t('autoTopUp.failingHint', {
        reason: t(model.failure?.reason ?? 'autoTopUp.decline.other'),
      })}
    </Notice>
  )
}
