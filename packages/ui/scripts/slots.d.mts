/** A slot as the types say it. */
export interface SlotRow {
  readonly name: string
  readonly owner: string
  readonly data: string
  readonly states: readonly string[]
}
/** Every slot, and the names of those that nothing draws. */
export interface SlotTable {
  readonly slots: readonly SlotRow[]
  readonly unused: readonly string[]
}
/** Reads slots, data and states from the sources. */
export function readSlots(): SlotTable
/** The text of docs/slots.md. */
export function slotsReference(table: SlotTable): string
/** Where docs/slots.md lies. */
export const referencePath: string
