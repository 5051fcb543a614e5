import type { RefObject } from 'react'
import { Button, Field, Input } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import type { RedeemCodeModel } from './redeem-code.model'

/** From so many seconds on, the time to wait is told in minutes. */
const MINUTES_FROM_SECONDS = 91

/** What can be done with the form. */
export interface CodeFormActions {
  /** Goes on the field, for whoever moves the focus to its error. */
  readonly fieldRef: RefObject<HTMLInputElement | null>
  readonly onTextChange: (text: string) => void
  readonly onSubmit: () => void
}

interface CodeFormProps extends CodeFormActions {
  readonly model: Extract<RedeemCodeModel, { status: 'loading' | 'ready' | 'redeeming' }>
  readonly text: string
}

/** A field for the code, as it was printed or sent. It can be typed into while the rest is loading. */
export function CodeForm({ model, text, fieldRef, onTextChange, onSubmit }: CodeFormProps) {
  const t = useMessages()
  const ready = model.status === 'ready' ? model : null
  const wait = useWaitText(ready?.waitSeconds ?? 0)
  return (
    <form
      className="ck:@container ck:block"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && wait === null) onSubmit()
      }}
    >
      <Field
        error={ready?.refusal ? t(ready.refusal) : undefined}
        hint={t(ready?.isFromLink ? 'redeemCode.fromLink' : 'redeemCode.hint')}
        label={t('redeemCode.label')}
      >
        <div className="ck:grid ck:grid-cols-1 ck:gap-2 ck:@sm:grid-cols-[minmax(0,1fr)_auto]">
          <Input
            ref={fieldRef}
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            name="code"
            onChange={(event) => onTextChange(event.currentTarget.value)}
            readOnly={model.status === 'redeeming'}
            spellCheck={false}
            value={text}
          />
          <Button
            disabled={model.status === 'loading' || wait !== null}
            loading={model.status === 'redeeming'}
            slot="redeemCodeSubmit"
            type="submit"
          >
            <span className="ck:tabular-nums">{wait ?? t('redeemCode.redeem')}</span>
          </Button>
        </div>
      </Field>
    </form>
  )
}

function useWaitText(seconds: number): string | null {
  const t = useMessages()
  const format = useFormat()
  if (seconds === 0) return null
  if (seconds < MINUTES_FROM_SECONDS) {
    return t.plural('redeemCode.waitSeconds', seconds, { count: format.number(seconds) })
  }
  const minutes = Math.ceil(seconds / 60)
  return t.plural('redeemCode.waitMinutes', minutes, { count: format.number(minutes) })
}
