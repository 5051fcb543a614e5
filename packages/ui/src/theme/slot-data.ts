/** A slot whose look depends on nothing. */
export interface PlainSlot {
  readonly plain?: never
}

/** What a button's look depends on. */
export interface ButtonSlot {
  readonly variant: 'primary' | 'secondary' | 'ghost' | 'danger'
  readonly size: 'sm' | 'md' | 'icon'
  readonly loading: boolean
  readonly disabled: boolean
}

/** What the look of anything that is typed into or chosen from depends on. */
export interface ControlSlot {
  readonly invalid: boolean
  readonly disabled: boolean
}

/** What the look of a coloured message depends on. */
export interface ToneSlot {
  readonly tone: 'neutral' | 'info' | 'success' | 'warning' | 'danger'
}
