import { type ReactNode, useId } from 'react'
import { useSlot } from '../provider/kit-context'
import { Icon } from './icon'

/** What a checkbox takes. */
export interface CheckboxProps {
  readonly label: ReactNode
  /** A second line, read out with the label. */
  readonly description?: ReactNode
  readonly checked: boolean
  readonly onCheckedChange: (checked: boolean) => void
  /** `switch` for what takes effect at once, `checkbox` for what is sent with a form; `checkbox` unless named. */
  readonly appearance?: 'checkbox' | 'switch' | undefined
  readonly name?: string | undefined
  readonly disabled?: boolean | undefined
}

const box = {
  checkbox: 'ck:size-[18px] ck:rounded-sm',
  switch: 'ck:h-[22px] ck:w-10 ck:rounded-pill ck:px-0.5',
}

/** Something that is on or off. The system's own control is underneath; the label belongs to what can be pressed. */
export function Checkbox(props: CheckboxProps) {
  const { label, description, checked, onCheckedChange, appearance = 'checkbox', name, disabled } = props
  const id = useId()
  const labelId = `${id}-label`
  const slot = useSlot()
  const isSwitch = appearance === 'switch'
  return (
    <label
      {...slot(
        'checkbox',
        'ck:relative ck:flex ck:min-h-[24px] ck:cursor-pointer ck:items-start ck:gap-3 ck:rounded-sm ck:outline-transparent ck:has-disabled:cursor-not-allowed ck:has-disabled:opacity-55 ck:has-focus-visible:outline-2 ck:has-focus-visible:outline-offset-4 ck:has-focus-visible:outline-focus ck:coarse:min-h-11 ck:coarse:items-center',
        { checked, disabled: Boolean(disabled) },
      )}
      data-state={checked ? 'checked' : 'unchecked'}
    >
      <input
        aria-describedby={description ? `${id}-description` : undefined}
        aria-labelledby={labelId}
        checked={checked}
        className="ck:absolute ck:inset-0 ck:size-full ck:cursor-[inherit] ck:opacity-0"
        disabled={disabled}
        name={name}
        onChange={(event) => onCheckedChange(event.currentTarget.checked)}
        role={isSwitch ? 'switch' : undefined}
        type="checkbox"
      />
      <span
        aria-hidden="true"
        className={`ck:mt-px ck:flex ck:shrink-0 ck:items-center ck:border ck:transition-colors ${box[appearance]} ${checked ? 'ck:border-primary ck:bg-primary ck:text-on-primary' : 'ck:border-control ck:bg-background'} ${isSwitch ? '' : 'ck:justify-center'}`}
      >
        {isSwitch ? (
          <span
            className={`ck:block ck:size-4 ck:rounded-pill ck:transition-[margin] ${checked ? 'ck:ms-[18px] ck:bg-on-primary' : 'ck:bg-control'}`}
          />
        ) : checked ? (
          <Icon className="ck:size-3.5" name="check" />
        ) : null}
      </span>
      <span className="ck:flex ck:min-w-0 ck:flex-col">
        <span className="ck:font-medium" id={labelId}>
          {label}
        </span>
        {description ? (
          <span className="ck:text-sm ck:text-muted" id={`${id}-description`}>
            {description}
          </span>
        ) : null}
      </span>
    </label>
  )
}
