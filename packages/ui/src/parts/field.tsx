import { createContext, type ReactNode, useContext, useId } from 'react'
import { useSlot } from '../provider/kit-context'
import { Icon } from './icon'

/** The attributes that tie a control to its label, hint and error. */
export interface FieldControl {
  readonly id?: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  readonly 'aria-required'?: true
}

const FieldContext = createContext<FieldControl>({})

/** What ties a control to the field around it; spread it on the control. Empty outside a field. */
export function useFieldControl(): FieldControl {
  return useContext(FieldContext)
}

/** What a field takes. */
export interface FieldProps {
  readonly label: ReactNode
  /** Keeps the label for readers of screens only, where the page shows already what it is. */
  readonly hideLabel?: boolean | undefined
  readonly hint?: ReactNode
  /** What is wrong; absent while nothing is. It replaces the hint. */
  readonly error?: ReactNode
  readonly required?: boolean | undefined
  /** Sits at the end of the label's line. */
  readonly aside?: ReactNode
  /** One control of the kit: `Input`, `AmountInput`, `Select`, `TextArea`. */
  readonly children: ReactNode
}

/** A labelled control with its hint or its error. The error is announced when it appears. */
export function Field({ label, hideLabel, hint, error, required, aside, children }: FieldProps) {
  const id = useId()
  const slot = useSlot()
  const invalid = Boolean(error)
  const control: FieldControl = {
    id,
    ...(error || hint ? { 'aria-describedby': `${id}-note` } : {}),
    ...(invalid ? { 'aria-invalid': true } : {}),
    ...(required ? { 'aria-required': true } : {}),
  }
  return (
    <div {...slot('field', 'ck:flex ck:flex-col', { invalid })}>
      <div
        className={
          hideLabel ? 'ck:sr-only' : 'ck:mb-1.5 ck:flex ck:items-baseline ck:justify-between ck:gap-3'
        }
      >
        <label htmlFor={id} {...slot('fieldLabel', 'ck:font-medium')}>
          {label}
        </label>
        {aside ? <span className="ck:text-sm ck:text-muted">{aside}</span> : null}
      </div>
      <FieldContext.Provider value={control}>{children}</FieldContext.Provider>
      <div className="ck:text-sm" id={`${id}-note`}>
        {/* Only what is wrong is news; a hint that comes back is not. */}
        <div aria-live="polite" className="ck:block">
          {error ? (
            <p {...slot('fieldError', 'ck:mt-1.5 ck:flex ck:items-start ck:gap-1.5 ck:text-danger-text')}>
              <Icon className="ck:mt-0.5 ck:size-4" name="alert" />
              <span className="ck:min-w-0">{error}</span>
            </p>
          ) : null}
        </div>
        {hint && !error ? <p {...slot('fieldHint', 'ck:mt-1.5 ck:text-muted')}>{hint}</p> : null}
      </div>
    </div>
  )
}
