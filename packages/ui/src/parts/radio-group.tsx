import { type ReactNode, useId } from 'react'
import { useSlot } from '../provider/kit-context'

/** One of several choices. */
export interface RadioOption<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  /** A second line. */
  readonly description?: ReactNode
  /** Sits at the end of the first line: a price, a badge. */
  readonly aside?: ReactNode
  /** Stands before the label. */
  readonly icon?: ReactNode
  readonly disabled?: boolean | undefined
}

/** What a group of choices takes. */
export interface RadioGroupProps<Value extends string> {
  /** Names the group for readers of screens; shown above it unless `hideLegend`. */
  readonly legend: ReactNode
  readonly hideLegend?: boolean | undefined
  readonly options: readonly RadioOption<Value>[]
  /** Null while nothing is chosen. */
  readonly value: Value | null
  readonly onValueChange: (value: Value) => void
  readonly disabled?: boolean | undefined
  /** `tiles` share lines evenly, for short labels; `cards` stand in a grid as wide as the room allows; `list` one to a line. */
  readonly layout?: 'tiles' | 'cards' | 'list' | undefined
}

const layouts = {
  cards: 'ck:grid ck:grid-cols-1 ck:gap-3 ck:@md:grid-cols-2 ck:@3xl:grid-cols-3',
  list: 'ck:flex ck:flex-col ck:gap-2',
}
const columns = {
  1: 'ck:grid-cols-1',
  2: 'ck:grid-cols-2',
  3: 'ck:grid-cols-3',
}
const wideColumns = {
  2: 'ck:@sm:grid-cols-2',
  3: 'ck:@sm:grid-cols-3',
  4: 'ck:@sm:grid-cols-4',
  5: 'ck:@sm:grid-cols-5',
}
const tile =
  'ck:relative ck:flex ck:cursor-pointer ck:rounded-md ck:border ck:border-control/45 ck:bg-background ck:transition-colors ck:outline-transparent ck:hover:bg-hover ck:has-focus-visible:outline-2 ck:has-focus-visible:outline-offset-2 ck:has-focus-visible:outline-focus ck:has-checked:border-primary ck:has-checked:bg-primary-soft ck:has-checked:shadow-[inset_0_0_0_1px_var(--_ck-primary)] ck:has-disabled:cursor-not-allowed ck:has-disabled:opacity-55 ck:forced-colors:has-checked:outline-2 ck:forced-colors:has-checked:outline-[Highlight]'

/** A set of choices of which one holds, as tiles, cards or a list. The system's own radio buttons are underneath. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, hideLegend, options, value, onValueChange, disabled, layout = 'tiles' } = props
  const name = useId()
  const slot = useSlot()
  const short = layout === 'tiles'
  return (
    <fieldset className="ck:@container ck:min-w-0" disabled={disabled}>
      <legend className={hideLegend ? 'ck:sr-only' : 'ck:mb-2 ck:font-medium'}>{legend}</legend>
      <div className={layout === 'tiles' ? `ck:grid ck:gap-2 ${tileColumns(options)}` : layouts[layout]}>
        {options.map((option) => {
          const data = { selected: option.value === value, disabled: Boolean(option.disabled || disabled) }
          const room = short
            ? 'ck:min-h-10 ck:items-center ck:justify-center ck:gap-2 ck:px-3 ck:py-1.5 ck:coarse:min-h-11'
            : 'ck:gap-3 ck:p-4'
          return (
            <label
              key={option.value}
              {...slot('option', `${tile} ${room}`, data)}
              data-state={data.selected ? 'checked' : 'unchecked'}
            >
              <input
                checked={data.selected}
                className="ck:absolute ck:inset-0 ck:size-full ck:cursor-pointer ck:appearance-none ck:opacity-0"
                disabled={option.disabled}
                name={name}
                onChange={() => onValueChange(option.value)}
                type="radio"
                value={option.value}
              />
              {option.icon ? (
                <span className="ck:flex ck:shrink-0 ck:items-center ck:text-muted">{option.icon}</span>
              ) : null}
              <span
                className={
                  short
                    ? 'ck:min-w-0 ck:text-center ck:font-medium ck:tabular-nums ck:break-words'
                    : 'ck:flex ck:min-w-0 ck:flex-1 ck:flex-col ck:gap-0.5'
                }
              >
                <span
                  className={
                    short
                      ? 'ck:block'
                      : 'ck:flex ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-3 ck:font-medium'
                  }
                >
                  <span className="ck:min-w-0">{option.label}</span>
                  {option.aside ? (
                    <span className="ck:ms-auto ck:min-w-0 ck:break-words ck:tabular-nums">
                      {option.aside}
                    </span>
                  ) : null}
                </span>
                {option.description ? (
                  <span className="ck:text-sm ck:text-muted">{option.description}</span>
                ) : null}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

/** About as wide as an icon and its gap, in letters. */
const ICON_LETTERS = 4

/**
 * So many tiles to a line that every line is full, or nearly so, and the longest label has room: "$1,000,000.00" shares
 * a line with one other. A label that is no text counts as short.
 */
function tileColumns(options: readonly RadioOption<string>[]): string {
  const letters = ({ label, icon }: RadioOption<string>) =>
    (typeof label === 'string' ? label.length : 0) + (icon ? ICON_LETTERS : 0)
  const longest = Math.max(...options.map(letters))
  const count = options.length
  if (longest > 9) {
    const wide = count === 3 && longest <= 16 ? 'ck:@[480px]:grid-cols-3' : wideColumns[2]
    return `${longest > 14 ? columns[1] : columns[2]} ${wide}`
  }
  const narrow = count === 3 || count > 4 ? 3 : 2
  const wide = count < 3 ? 2 : count === 5 ? 5 : count % 3 === 0 ? 3 : 4
  return `${columns[narrow]} ${wideColumns[wide]}`
}
