import { fireEvent, waitFor, within } from 'storybook/test'

/** What is inside of a vendor's own element or window, which stands in a shadow root; rejects when it does not come. */
function insideOf(testId: string, around: ParentNode): Promise<HTMLElement> {
  return waitFor(() => {
    const inside = [...(around.querySelector(`[data-testid="${testId}"]`)?.shadowRoot?.children ?? [])].at(-1)
    if (!(inside instanceof HTMLElement) || inside.getAttribute('aria-hidden') === 'true')
      throw new Error(`There is no ${testId} yet.`)
    return inside
  })
}

/** Types a card into Stripe's fields: its number, and details that are right. */
export async function enterCard(canvasElement: HTMLElement, number: string): Promise<void> {
  const card = within(await insideOf('stripe-payment', canvasElement))
  const details = [
    ['Card number', number],
    ['Expiration date', '12/34'],
    ['Security code', '123'],
    ['ZIP code', '12345'],
  ] as const
  // What types as a person does looks for the focus in the document, and does not find it in a shadow root.
  for (const [label, value] of details) {
    await fireEvent.input(card.getByLabelText(label), { target: { value } })
  }
}

/** Closes the bank's window, if it is open, which stands over the page and not in the story. */
export function closeBank(): void {
  const bank = document.querySelector('[data-testid="stripe-challenge"]')?.shadowRoot
  const close = bank?.querySelector('[aria-label="Close"]')
  if (close instanceof HTMLElement) close.click()
}

/** Answers the bank's question in its window over the page. */
export async function answerBank(answer: 'Complete' | 'Fail' | 'Close'): Promise<void> {
  const bank = within(await insideOf('stripe-challenge', document))
  await fireEvent.click(bank.getByRole('button', { name: answer }))
}
