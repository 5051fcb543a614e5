import type { ReactNode } from 'react'
import { Button, Notice, Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { AutoTopUpModel } from './auto-top-up.model'
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
      <Hindrance {...props} />
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

function Hindrance({ model, isSaving, onChange, onTurnOn, onAddCredits }: RuleStandingProps) {
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

function RuleFacts({ model }: Pick<RuleStandingProps, 'model'>) {
  const t = useMessages()
  const slot = useSlot()
  const { month, last, next } = model
  if (!month && !last && !next) return null
  return (
    <dl className="ck:flex ck:flex-col ck:gap-4 ck:border-t ck:border-border ck:pt-5 ck:text-sm">
      {month ? (
        <div
          {...slot(
            'autoTopUpMonth',
            'ck:grid ck:grid-cols-[auto_minmax(0,1fr)] ck:items-baseline ck:gap-x-4 ck:gap-y-2',
          )}
        >
          <dt className="ck:text-muted">{t('autoTopUp.month')}</dt>
          <dd className="ck:text-end ck:font-medium ck:tabular-nums">{t('autoTopUp.monthOf', month)}</dd>
          <dd
            aria-hidden="true"
            className="ck:col-span-2 ck:block ck:h-1.5 ck:overflow-hidden ck:rounded-full ck:bg-active ck:forced-colors:border"
          >
            <span
              className={`ck:block ck:h-full ck:rounded-full ck:forced-colors:bg-[CanvasText] ${model.standing === 'limit_reached' ? 'ck:bg-warning' : 'ck:bg-primary'}`}
              style={{ inlineSize: `${month.percent}%` }}
            />
          </dd>
        </div>
      ) : null}
      {next ? (
        <Fact name={t('autoTopUp.next')}>
          {next.kind === 'due' ? t('autoTopUp.nextDue') : t('autoTopUp.nextAfter', { credits: next.credits })}
        </Fact>
      ) : null}
      {last ? <Fact name={t('autoTopUp.last')}>{t('autoTopUp.lastOf', last)}</Fact> : null}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="ck:flex ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-4 ck:gap-y-0.5">
      <dt className="ck:text-muted">{name}</dt>
      <dd className="ck:min-w-0 ck:font-medium ck:tabular-nums">{children}</dd>
    </div>
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
      variant={standing === 'unset' ? 'primary' : 'secondary'}
    >
      {t(standing === 'unset' ? 'autoTopUp.setUp' : 'autoTopUp.change')}
    </Button>
  )
  if (standing === 'unset') return <div className="ck:flex">{change}</div>
  return (
    <div className="ck:flex ck:flex-wrap ck:gap-2">
      {standing === 'off' ? (
        <Button disabled={isSaving} onClick={onTurnOn} variant="primary">
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
