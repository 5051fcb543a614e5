/** A number as spreadsheets read it and as nothing else can be read: no sign but a leading minus, no exponent. */
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/

/**
 * What a spreadsheet takes for a formula: a cell that begins with one of its signs, in full width too, after any blanks,
 * control or invisible characters; and one that begins with a tab or a line break, which some drop before they look.
 * Source: OWASP, "CSV Injection".
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u

/**
 * One row as RFC 4180 has it, with its line break. No cell can start a formula: an apostrophe in front makes it text. A
 * plain number stays one, also below zero (`-12.50` is data and calculates nothing).
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`
}

function harmless(cell: string): string {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
