import type { Amount, UnitName } from '@creditkit/contract'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { AdjustPreview } from './adjust-form.model'

/** Draws what the balance is and what it would be. */
export function AdjustPreviewView({
  preview,
  name,
  unit,
}: {
  readonly preview: AdjustPreview
  readonly name: string
  readonly unit: UnitName
}) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <div
      {...slot(
        'adminAdjustPreview',
        'ck:flex ck:flex-col ck:gap-3 ck:rounded-md ck:border ck:border-border ck:bg-subtle ck:p-4',
      )}
    >
      <p className="ck:text-sm ck:text-muted">{t('adminAdjust.preview', { name })}</p>
      <dl className="ck:grid ck:grid-cols-2 ck:gap-4">
        <Figure label={t('adminAdjust.before')} unit={unit} value={preview.before} />
        <Figure label={t('adminAdjust.after')} strong unit={unit} value={preview.after} />
      </dl>
    </div>
  )
}

function Figure({
  label,
  value,
  unit,
  strong = false,
}: {
  readonly label: string
  /** Null while it cannot be told. */
  readonly value: Amount | null
  readonly unit: UnitName
  readonly strong?: boolean
}) {
  const format = useFormat()
  const t = useMessages()
  return (
    <div className="ck:flex ck:flex-col ck:gap-0.5">
      <dt className="ck:text-sm ck:text-muted">{label}</dt>
      <dd className={`ck:tabular-nums ${strong ? 'ck:font-semibold' : ''}`}>
        {value === null ? t('adminAdjust.notYet') : format.credits(value, unit)}
      </dd>
    </div>
  )
}
