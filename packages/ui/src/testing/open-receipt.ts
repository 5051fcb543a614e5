import { expect, screen, userEvent, waitFor } from 'storybook/test'

/** Presses the button to the receipt, whatever language it speaks, and waits for the receipt in its dialog. */
export async function openReceipt(): Promise<void> {
  const button = await waitFor(() => {
    const found = document.querySelector('[data-ck-slot="purchaseReceiptOpen"]')
    if (!found) throw new Error('There is no button to the receipt.')
    return found
  })
  await userEvent.click(button)
  await waitFor(() => expect(screen.getByText('R-2026-000001')).toBeVisible(), { timeout: 5_000 })
}
