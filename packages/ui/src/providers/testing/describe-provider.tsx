import type { NextAction, ProviderConfig } from '@creditkit/contract'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PaymentFormProps, PaymentProvider } from '../payment-provider'
import { labels, plainProps, purchaseWith, statesOf } from './form-props'
import { type ScriptsOfPage, watchScripts } from './watch-scripts'

/**
 * How an approval can end in this page: by the buyer's yes, by turning back, by a decline that the form itself is told,
 * by a failure of the form, or with an answer that got lost after the payment was sent.
 */
export type ApprovalEnd = 'approve' | 'cancel' | 'decline' | 'fail' | 'lose'

/** One approval that the form has opened, driven by the suite in the place of a buyer. */
export interface ScriptedApproval {
  /** Ends it; a second time is the vendor telling the same again. A decline is one for `insufficient_funds`. */
  readonly end: (how: ApprovalEnd) => void | Promise<void>
}

/** The vendor, scripted: the same doors as the real one. Made anew for each test. */
export interface ScriptedVendor {
  /** Every approval that was opened, the newest last; for a redirect one for each time that the page was left. */
  readonly approvals: readonly ScriptedApproval[]
  /** Does what the vendor's script does to the page; never called where there is none. */
  readonly load: () => void
}

/** What the suite needs to know of a provider. */
export interface ProviderHarness {
  /** As the server's configuration has it. */
  readonly config: ProviderConfig
  /** What the buyer does next, as the server says it. */
  readonly action: NextAction
  /** What the buyer would do next with another provider. */
  readonly wrongAction: NextAction
  /** The provider in a page that has just been loaded; its modules are imported anew for each test. */
  readonly bringIn: () => Promise<PaymentProvider>
  /** Makes the vendor; what it stubs with `vi.stubGlobal` or `vi.spyOn` is undone after each test. */
  readonly install: (buyer: { readonly isEligible: boolean }) => ScriptedVendor
  /** Where the vendor's script comes from; null for a provider that needs none, of which the suite sees that it loads none. */
  readonly script: RegExp | null
  /** The button that pays, once it can be pressed; looked for in one form where there are several. */
  readonly button: (form: HTMLElement) => Promise<HTMLElement>
  /** How an approval can end in this page; empty where the buyer leaves the page, which then hears of no end. */
  readonly ends: readonly ApprovalEnd[]
  /** What a form is given besides, when the vendor is to refuse the buyer; null where only the vendor's own page says so. */
  readonly refusal: Partial<PaymentFormProps> | null
}

/** What an end comes to: the callback of the form that hears of it, and with what. */
const CALLBACKS = {
  approve: ['onApproved', []],
  cancel: ['onApprovalCanceled', []],
  decline: ['onApprovalFailed', [{ declineCode: 'insufficient_funds', retryable: true }]],
  fail: ['onApprovalFailed', []],
  lose: ['onApprovalLost', []],
} as const satisfies Record<ApprovalEnd, readonly [keyof PaymentFormProps, readonly unknown[]]>

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

/** What every provider promises, whoever is behind it. Call it once in each provider's test. */
export function describeProvider(name: string, harness: ProviderHarness): void {
  const { config, action, ends, button } = harness
  const states = statesOf(purchaseWith(config.id, action))
  const rejections = vi.fn()
  let vendor: ScriptedVendor
  let scripts: ScriptsOfPage

  beforeEach(() => {
    vi.resetModules()
    rejections.mockReset()
    process.on('unhandledRejection', rejections)
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vendor = harness.install({ isEligible: true })
    scripts = watchScripts((address) => {
      if (harness.script?.test(address)) vendor.load()
    })
  })
  afterEach(() => {
    scripts.stop()
    process.off('unhandledRejection', rejections)
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    expect(rejections).not.toHaveBeenCalled()
  })

  async function mount(changes: Partial<PaymentFormProps> = {}) {
    const { Form } = await harness.bringIn()
    const start = vi.fn(async () => action)
    const props = { ...plainProps(), config, state: states.idle, start }
    const page = (more: Partial<PaymentFormProps>) => (
      <StrictMode>
        <Form {...props} {...changes} {...more} />
      </StrictMode>
    )
    const { container, rerender, unmount } = render(page({}))
    return {
      props,
      unmount,
      container,
      show: (more: Partial<PaymentFormProps>) => rerender(page(more)),
      pay: async () => userEvent.click(await button(container)),
    }
  }

  const opened = (count: number) => waitFor(() => expect(vendor.approvals).toHaveLength(count))
  const end = (how: ApprovalEnd) => act(async () => vendor.approvals.at(-1)?.end(how))
  const askedFor = () => scripts.asked.filter((address) => harness.script?.test(address))

  describe(`${name} keeps the promises of every provider`, () => {
    test('loads what it needs when it is first shown, once for any number of forms', async () => {
      const { Form } = await harness.bringIn()
      await settled()
      expect(scripts.asked).toEqual([])
      const props = { ...plainProps(), config, state: states.idle, start: async () => action }
      const { container, unmount } = render(
        <>
          <div>
            <Form {...props} />
          </div>
          <div>
            <Form {...props} />
          </div>
        </>,
      )
      for (const form of container.children) if (form instanceof HTMLElement) await button(form)
      unmount()
      render(<Form {...props} />)
      await button(document.body)
      expect(askedFor()).toHaveLength(harness.script ? 1 : 0)
      expect(scripts.asked).toHaveLength(askedFor().length)
    })

    test('holds its place while it loads, and a page that is left meanwhile is left alone', async () => {
      scripts.settle('waits')
      const { props, container, unmount } = await mount()
      if (harness.script) {
        await waitFor(() => expect(askedFor()).toHaveLength(1))
        expect(container.querySelector('[aria-busy="true"]')).toHaveTextContent(labels.loading)
      }
      unmount()
      scripts.settle('loads')
      await settled()
      expect(props.start).not.toHaveBeenCalled()
      expect(vendor.approvals).toHaveLength(0)
    })

    test('says so where its script is kept away, and gets its button when asked to load it again', async () => {
      scripts.settle('fails')
      const { container } = await mount()
      if (harness.script) {
        expect(await screen.findByText(labels.unavailableTitle)).toBeVisible()
        const asked = askedFor().length
        scripts.settle('loads')
        await userEvent.click(screen.getByRole('button', { name: labels.retry }))
        await button(container)
        expect(askedFor().length).toBeGreaterThan(asked)
      }
      await button(container)
      expect(screen.queryByText(labels.unavailableTitle)).not.toBeInTheDocument()
    })

    test('says whom it does not serve, before anything begins', async () => {
      vendor = harness.install({ isEligible: false })
      const { props, container } = await mount(harness.refusal ?? {})
      if (harness.refusal) {
        expect(await screen.findByText(labels.notEligibleTitle)).toBeVisible()
        expect(screen.getByText(labels.notEligibleHint)).toBeVisible()
        expect(container.querySelector('[aria-busy="true"]')).toBeNull()
      } else {
        await button(container)
        expect(screen.queryByText(labels.notEligibleTitle)).not.toBeInTheDocument()
      }
      expect(props.start).not.toHaveBeenCalled()
    })

    test('opens nothing while the buyer has something to mend', async () => {
      const { props, pay } = await mount({ confirm: () => false })
      await pay()
      await settled()
      expect(props.start).not.toHaveBeenCalled()
      expect(vendor.approvals).toHaveLength(0)
    })

    test('does nothing while disabled, as without a connection, and goes on when that is over', async () => {
      const { props, show, pay, container } = await mount()
      const target = await button(container)
      show({ disabled: true })
      await userEvent.click(target)
      await settled()
      expect(props.confirm).not.toHaveBeenCalled()
      expect(props.start).not.toHaveBeenCalled()
      show({ disabled: false })
      await pay()
      await opened(1)
    })

    test('begins the purchase in the click, once however often it is clicked', async () => {
      const { props, pay, container } = await mount()
      const target = await button(container)
      // Twice before anything is drawn anew, and twice more as a person does.
      act(() => {
        target.click()
        target.click()
      })
      await userEvent.dblClick(target)
      await opened(1)
      await pay()
      await settled()
      expect(props.start).toHaveBeenCalledTimes(1)
      expect(props.confirm).toHaveBeenCalledTimes(1)
      expect(vendor.approvals).toHaveLength(1)
    })

    test('begins it once, also where it is clicked in the moment that it is drawn', async () => {
      const { Form } = await harness.bringIn()
      const props = { ...plainProps(), config, state: states.idle, start: vi.fn(async () => action) }
      const container = document.body.appendChild(document.createElement('div'))
      // An observer hears of a change after it is drawn, and before React's effects after that.
      const drawn = new MutationObserver(() => {
        const target = container.querySelector<HTMLElement>('button:not([disabled]), paypal-button')
        if (!target) return
        drawn.disconnect()
        target.click()
      })
      drawn.observe(container, { attributes: true, childList: true, subtree: true })
      // Drawn as on a page: `act` would have all effects happen before anybody could click.
      vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
      const root = createRoot(container)
      root.render(<Form {...props} />)
      const target = await button(container)
      await settled()
      // The vendor's own part may not have been ready; then this click is the one that begins.
      target.click()
      await opened(1)
      target.click()
      await settled()
      root.unmount()
      container.remove()
      expect(props.start).toHaveBeenCalledTimes(1)
      expect(vendor.approvals).toHaveLength(1)
    })

    test(`hears of ${ends.length > 0 ? ends.join(', ') : 'no end'} in this page`, async () => {
      const { props, show, pay } = await mount()
      await pay()
      await opened(1)
      show({ state: states.awaiting })
      await settled()
      for (const [callback] of Object.values(CALLBACKS)) expect(props[callback]).not.toHaveBeenCalled()
    })

    test.each(ends)('tells the flow once of an approval that ends with: %s', async (how) => {
      const { props, show, pay } = await mount()
      await pay()
      await opened(1)
      show({ state: states.awaiting })
      await end(how)
      await end(how)
      await settled()
      const [told, heard] = CALLBACKS[how]
      expect(props[told]).toHaveBeenCalledTimes(1)
      expect(props[told]).toHaveBeenCalledWith(...heard)
      for (const [callback] of Object.values(CALLBACKS)) {
        if (callback !== told) expect(props[callback]).not.toHaveBeenCalled()
      }
    })

    test('after a decline, the same button pays the same purchase', async () => {
      const { props, show, pay, container } = await mount()
      const before = await button(container)
      await pay()
      await opened(1)
      show({ state: states.awaiting })
      if (ends.includes('decline')) await end('decline')
      else if (ends.includes('approve')) await end('approve')
      show({ state: states.declined })
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
      expect(await button(container)).toBe(before)
      await pay()
      await opened(2)
      expect(props.start).toHaveBeenCalledTimes(2)
    })

    test('stays the same element while an approval runs', async () => {
      const { show, pay, container } = await mount()
      const before = await button(container)
      await pay()
      show({ state: states.creating })
      await opened(1)
      show({ state: states.awaiting, disabled: true })
      await settled()
      expect(before.isConnected).toBe(true)
    })

    test('a purchase that cannot begin is told once, leaks no rejection, and can be begun again', async () => {
      const start = vi.fn(async () => action).mockRejectedValueOnce(new Error('The server is away.'))
      const { props, pay } = await mount({ start })
      await pay()
      await waitFor(() => expect(props.onApprovalFailed).toHaveBeenCalled())
      await settled()
      expect(props.onApprovalFailed).toHaveBeenCalledTimes(1)
      expect(props.onApprovalFailed).toHaveBeenCalledWith()
      expect(vendor.approvals).toHaveLength(0)
      await pay()
      await opened(1)
    })

    test('approves nothing that is for another provider', async () => {
      const { props, pay } = await mount({ start: async () => harness.wrongAction })
      await pay()
      await waitFor(() => expect(props.onApprovalFailed).toHaveBeenCalled())
      await settled()
      expect(props.onApprovalFailed).toHaveBeenCalledTimes(1)
      expect(vendor.approvals).toHaveLength(0)
    })

    test('calls what the latest render wants to be called', async () => {
      const first = vi.fn(() => true)
      const latest = {
        confirm: vi.fn(() => true),
        start: vi.fn(async () => action),
        onApproved: vi.fn(async () => {}),
      }
      const { props, show, pay, container } = await mount({ confirm: first })
      await button(container)
      show({ confirm: latest.confirm, start: latest.start })
      await pay()
      await opened(1)
      expect(first).not.toHaveBeenCalled()
      expect(props.start).not.toHaveBeenCalled()
      expect(latest.start).toHaveBeenCalledTimes(1)
      show({ state: states.awaiting, onApproved: latest.onApproved })
      if (!ends.includes('approve')) return
      await end('approve')
      expect(props.onApproved).not.toHaveBeenCalled()
      expect(latest.onApproved).toHaveBeenCalledTimes(1)
    })

    test('can begin again once the purchase has gone elsewhere', async () => {
      const { show, pay } = await mount()
      await pay()
      await opened(1)
      show({ state: states.awaiting })
      show({ state: states.settling })
      if (ends.includes('approve')) await end('approve')
      show({ state: states.idle })
      await pay()
      await opened(2)
    })

    test('a page that is come back to twice begins nothing by itself, and pays when asked to', async () => {
      const { props, show, pay, container } = await mount()
      await pay()
      await opened(1)
      show({ state: states.awaiting })
      if (ends.includes('approve')) await end('approve')
      for (let times = 0; times < 2; times += 1) {
        act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
      }
      await settled()
      expect(props.start).toHaveBeenCalledTimes(1)
      await button(container)
      await pay()
      await opened(2)
    })

    test.each([...ends, 'nothing'] as const)(
      'goes while an approval is open, which then ends with: %s',
      async (how) => {
        const { show, pay, unmount } = await mount()
        await pay()
        await opened(1)
        show({ state: states.awaiting })
        unmount()
        if (how !== 'nothing') await end(how)
        await settled()
      },
    )
  })
}
