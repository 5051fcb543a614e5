/** The label of the field that has the focus, through shadow roots; null when none has. */
export function focusedLabel(): string | null {
  let focused: Element | null = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? null) : null
}
