import type { Appearance } from '../appearance'
import { apricot, fjord, ink } from '../themes/index'

/** The kit's own look and the ready themes, by name. */
export const looks = { default: { variables: {} }, apricot, fjord, ink } as const satisfies Record<
  string,
  Appearance
>

/** The name of a look. */
export type LookName = keyof typeof looks

export const modes = ['light', 'dark'] as const

/** Every look in light and in dark. */
export const everyLook = (Object.keys(looks) as LookName[]).flatMap((name) =>
  modes.map((mode) => ({ name, mode, file: `${name}.${mode}.tokens.json` })),
)
