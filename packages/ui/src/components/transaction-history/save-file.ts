/** Long enough for any browser to have taken the file. */
const KEPT_MS = 60_000

/** Saves a CSV text as a file of the reader's, as a link that is clicked would. */
export function saveCsv(text: string, fileName: string): void {
  // Spreadsheets take a file for UTF-8 only when it begins with this; whoever decoded the answer has dropped it.
  const marked = text.startsWith(BYTE_ORDER_MARK) ? text : BYTE_ORDER_MARK + text
  const url = URL.createObjectURL(new Blob([marked], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}

const BYTE_ORDER_MARK = '\uFEFF'
