import * as v from 'valibot'
import { textSchema } from '../wire/identifier'
import { InstantSchema } from '../wire/instant'

/** The two forms of a unit's name: "1 Sky Credit", "25 Sky Credits". */
export const UnitNameSchema = v.object({
  one: textSchema(40, 'Name one credit.'),
  other: textSchema(40, 'Name several credits.'),
})
/** The two forms of a unit's name. */
export type UnitName = v.InferOutput<typeof UnitNameSchema>

const colorMessage = 'Write the colour as #rrggbb.'
const httpsMessage = 'The icon is reached over https.'

const editable = {
  name: UnitNameSchema,
  shortName: v.optional(textSchema(12, 'Leave the short name out, or write it.')),
  symbol: v.optional(textSchema(4, 'Leave the symbol out, or write it.')),
  iconUrl: v.optional(v.pipe(v.string(), v.url(httpsMessage), v.startsWith('https:', httpsMessage))),
  color: v.optional(v.pipe(v.string(), v.hexColor(colorMessage), v.length(7, colorMessage))),
}

/** What the product calls its credits. `version` counts changes; an update names the version that it replaces. */
export const BrandingSchema = v.object({
  ...editable,
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  updatedAt: InstantSchema,
})
/** What the product calls its credits. */
export type Branding = v.InferOutput<typeof BrandingSchema>

/** A new branding, with the `version` that the editor saw. */
export const BrandingUpdateSchema = v.object({
  ...editable,
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
})

/** The name shown where a product has set none. */
export const UNBRANDED_NAME: UnitName = { one: 'Custom Credit', other: 'Custom Credits' }
