import { render, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { pseudoMessages } from '../i18n/index'
import type { Appearance, SlotName } from '../theme/index'
import { createWorld, InWorld, type World, type WorldOptions } from './world'

/** What the suite needs to know of a component. */
export interface Conformance {
  /** The component in the given appearance. */
  readonly draw: (appearance?: Appearance) => ReactElement
  /** Its outermost slot. */
  readonly slot: SlotName
  /** Resolves once the component has loaded. */
  readonly loaded: () => Promise<unknown>
  /** The state that it has then, `ready` unless named. */
  readonly readyState?: string
  readonly world?: WorldOptions
  /** Texts that come from data and not from the catalogue, such as a brand's name. */
  readonly data?: readonly (string | RegExp)[]
}

/** What every component promises, whatever it shows. Call it once in each component's test. */
export function describeConformance(
  name: string,
  { draw, slot, loaded, readyState = 'ready', world: options, data = [] }: Conformance,
) {
  const slotElement = () => document.querySelector(`[data-ck-slot="${slot}"]`)
  const show = (element: ReactElement, setup: Partial<Parameters<typeof InWorld>[0]> = {}) => {
    const world: World = createWorld(options)
    return render(
      <InWorld world={world} {...setup}>
        {element}
      </InWorld>,
    )
  }

  describe(`${name} keeps the promises of every component`, () => {
    test('stands in a scope with theme, direction and language', async () => {
      show(draw(), { locale: 'ar-EG' })
      await waitFor(() => expect(slotElement()).toBeInTheDocument())
      const scope = slotElement()?.closest('.ck-scope')
      expect(scope).toHaveAttribute('data-ck-theme', 'light')
      expect(scope).toHaveAttribute('dir', 'rtl')
      expect(scope).toHaveAttribute('lang', 'ar-EG')
    })

    test('every element carries a class of the kit, so that no host style and no browser default shows through', async () => {
      const { container } = show(draw())
      await loaded()
      const bare = [...container.querySelectorAll('.ck-scope *:not(svg *, option, .ck-scope)')].filter(
        (element) => !/(^| )ck:/.test(element.getAttribute('class') ?? ''),
      )
      expect(bare.map((element) => element.outerHTML.slice(0, 120))).toEqual([])
    })

    test('takes an appearance of its own over that of the provider', async () => {
      const own = { theme: 'dark', variables: { radius: '3px' }, elements: { [slot]: 'own-class' } } as const
      show(draw(own), { appearance: { theme: 'light', elements: { [slot]: 'provider-class' } } })
      await loaded()
      expect(slotElement()).toHaveClass('provider-class', 'own-class')
      const scope = slotElement()?.closest<HTMLElement>('.ck-scope')
      expect(scope).toHaveAttribute('data-ck-theme', 'dark')
      expect(scope?.style.getPropertyValue('--ck-radius')).toBe('3px')
    })

    test('has no text but that of the catalogue and of its data', async () => {
      const { container } = show(draw(), { locale: 'en-XA', messages: pseudoMessages() })
      await waitFor(() => expect(slotElement()).toHaveAttribute('data-state', readyState))
      const texts = [...textsOf(container)].filter((text) => !data.some((known) => matches(text, known)))
      expect(texts.filter((text) => /\p{L}/u.test(text) && !/^\[.*\]$/su.test(text))).toEqual([])
    })

    test.each(broken)(
      'says that something is wrong when every answer is %s, and shows nothing of it',
      async (_, spoil) => {
        const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
        const world = createWorld({ ...options, spoil })
        const { container } = render(<InWorld world={world}>{draw()}</InWorld>)
        await waitFor(() => expect(slotElement()).toHaveAttribute('data-state', 'error'))
        expect([...textsOf(container)].join(' ')).not.toMatch(/NaN|undefined|null|Invalid|\[object|<!doctype/)
        expect(errors.mock.calls).toEqual([])
        errors.mockRestore()
      },
    )

    test('is drawn on a server, and the browser takes over without a word', async () => {
      const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const page = <InWorld world={createWorld(options)}>{draw()}</InWorld>
      const host = document.createElement('div')
      host.innerHTML = renderToString(page)
      expect(host.querySelector(`[data-ck-slot="${slot}"]`)).not.toBeNull()
      document.body.append(host)
      const root = hydrateRoot(host, page)
      await loaded()
      expect(errors.mock.calls).toEqual([])
      root.unmount()
      host.remove()
      errors.mockRestore()
    })
  })
}

const respell =
  (spell: (key: string, value: unknown) => unknown) =>
  async (answer: Response): Promise<Response> =>
    new Response(JSON.stringify(JSON.parse(await answer.text(), spell)), answer)

/** Answers that the contract does not allow, as backends and what stands in front of them give them. */
const broken: [string, (answer: Response) => Response | Promise<Response>][] = [
  [
    'a page',
    () => new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } }),
  ],
  ['half of itself', async (answer) => new Response((await answer.text()).slice(0, 40), answer)],
  ['empty', () => new Response(null, { status: 204 })],
  ['a redirect to a login page', () => new Response(null, { status: 302, headers: { location: '/login' } })],
  [
    'full of texts where numbers belong',
    respell((_, value) => (typeof value === 'number' ? String(value) : value)),
  ],
  ['full of nothing where numbers belong', respell((_, value) => (typeof value === 'number' ? null : value))],
  [
    'without its amounts',
    respell((key, value) => (['minor', 'items', 'balances'].includes(key) ? undefined : value)),
  ],
]

function* textsOf(container: Element): Generator<string> {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim()
    if (text) yield text
  }
  for (const element of container.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const attribute of ['aria-label', 'title', 'placeholder']) {
      const text = element.getAttribute(attribute)
      if (text) yield text
    }
  }
}

function matches(text: string, known: string | RegExp): boolean {
  return typeof known === 'string' ? text === known : known.test(text)
}
