import { Button, Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { AutoTopUpModel } from './auto-top-up.model'
import { RuleFacts } from './rule-facts.view'
import { RuleHindrance } from './rule-hindrance.view'
import type { Places } from './use-places'
import { useRuleSentence } from './use-rule-sentence'

/** What can be done with the rule while nobody is changing it. */
export interface RuleStandingActions {
  /** Opens the form, with the focus on its first field or on the limit. */
  readonly onChange: (place: 'threshold' | 'monthlyLimit') => void
  readonly onTurnOn: () => void
  readonly onTurnOff: () => void
  readonly onAddCredits: () => void
}

/** What the drawing of the rule takes. */
export interface RuleStandingProps extends RuleStandingActions {
  readonly model: Extract<AutoTopUpModel, { status: 'ready' }>
  readonly isSaving: boolean
  readonly places: Places
}

/** The rule as it stands: whether it is on, what it does, what it has done, and what keeps it from doing more. */
export function RuleStanding(props: RuleStandingProps) {
  const { model } = props
  const t = useMessages()
  const slot = useSlot()
  const sentence = useRuleSentence(model.words)
  const { standing } = model
  return (
    <>
      <RuleHindrance {...props} />
      <div {...slot('autoTopUpRule', 'ck:flex ck:flex-col ck:gap-1', { standing })} data-state={standing}>
        {model.words === null ? (
          <p className="ck:max-w-[60ch] ck:text-muted">{t('autoTopUp.intro', { credits: model.unitName })}</p>
        ) : (
          <>
            {standing === 'off' ? <p className="ck:text-sm ck:text-muted">{t('autoTopUp.offRule')}</p> : null}
            <p
              className={`ck:max-w-[60ch] ck:tabular-nums ${standing === 'off' ? 'ck:text-muted' : 'ck:font-medium'}`}
            >
              {sentence}
            </p>
          </>
        )}
      </div>
      <RuleFacts model={model} />
      <Actions {...props} />
    </>
  )
}

function Actions({ model, isSaving, places, onChange, onTurnOn, onTurnOff }: RuleStandingProps) {
  const t = useMessages()
  const { standing } = model
  const change = (
    <Button
      ref={places.refOf('action')}
      disabled={isSaving}
      onClick={() => onChange('threshold')}
      variant={standing === 'off' ? 'ghost' : 'secondary'}
    >
      {t(standing === 'unset' ? 'autoTopUp.setUp' : 'autoTopUp.change')}
    </Button>
  )
  if (standing === 'unset') return <div className="ck:flex">{change}</div>
  return (
    <div className="ck:flex ck:flex-wrap ck:gap-2">
      {standing === 'off' ? (
        <Button disabled={isSaving} onClick={onTurnOn}>
          {t('autoTopUp.turnOn')}
        </Button>
      ) : null}
      {change}
      {standing === 'off' ? null : (
        <Button loading={isSaving} onClick={onTurnOff} slot="autoTopUpTurnOff" variant="ghost">
          {t('autoTopUp.turnOff')}
        </Button>
      )}
    </div>
  )
}

/** As large as the explanation where nothing is set up. */
export function StandingSkeleton() {
  return (
    <>
      <p className="ck:max-w-[60ch] ck:text-muted">
        <Skeleton className="ck:w-full" />
        <Skeleton className="ck:w-[70%]" />
      </p>
      <div className="ck:flex">
        <Skeleton className="ck:h-10 ck:w-[6.5em] ck:rounded-md ck:coarse:h-11" />
      </div>
    </>
  )
}
