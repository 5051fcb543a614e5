import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInstantPayment } from '../testing/instant-payment'
import { createWorld, InWorld } from '../testing/world'
import { type DialogOfKit, everyDialog } from './testing/dialogs'
import { appearance } from './testing/guest'
import { attach } from './testing/hosts'
import { differences, type Look } from './testing/looks'
import {
  admitKit,
  everyHost,
  harmless,
  host,
  kit,
  looksOn,
  mount,
  ofHost,
  openPage,
  prepareWindow,
} from './testing/stage'
import { everyState, type State } from './testing/states'

const sources = import.meta.glob<string>('../components/**/*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** All that is over the page: the dialog, what dims the page, and the element that holds both. */
function ofDialog() {
  const scope = screen.getByRole('dialog').closest('.ck-scope')
  return scope ? [scope, ...scope.querySelectorAll('*')] : []
}

/** Opens a dialog on a page that has nothing of a host's in it but, perhaps, its elements. */
async function show({ element, world: options, open, shows }: DialogOfKit, container = document.body) {
  const world = createWorld(options)
  const payment = createInstantPayment({ mock: () => world.mock })
  const detach = attach(kit)
  render(
    <InWorld appearance={appearance} payments={[payment]} world={world}>
      {element}
    </InWorld>,
    { container: container.appendChild(document.createElement('div')) },
  )
  await open?.()
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(dialog).toHaveTextContent(shows))
  await waitFor(() => expect(dialog.querySelector('[aria-busy="true"], [data-state="loading"]')).toBeNull())
  detach()
}

beforeAll(prepareWindow)

test('every file that draws a dialog is among them', () => {
  const drawing = Object.entries(sources)
    .filter(([path, source]) => !/\.(stories|test)\.tsx$/.test(path) && /<Dialog\b/.test(source))
    .map(([path]) => path.replace('../components/', ''))
  expect(drawing.sort()).toEqual(Object.keys(everyDialog).sort())
})

describe.each(Object.entries<DialogOfKit>(everyDialog))('the dialog of %s', (_, dialog) => {
  const clean = new Map<State, readonly Look[]>()
  beforeAll(async () => {
    await show(dialog)
    for (const state of everyState) clean.set(state, looksOn(harmless, ofDialog(), { before: [kit], state }))
  })
  afterAll(cleanup)

  test.each(everyHost)('looks on a page %s as it does on a clean one, in every state', (_name, look) => {
    for (const state of everyState) {
      const now = looksOn(look, ofDialog(), { before: [kit], state })
      expect(differences(clean.get(state) ?? [], now), state ?? 'at rest').toEqual([])
    }
    expect(differences(clean.get(null) ?? [], looksOn(look, ofDialog(), { after: [kit] }))).toEqual([])
  })
})

describe('a dialog changes nothing of the host’s, but that it is out of reach,', () => {
  const alone = new Map<string, readonly Look[]>()
  let closePage: () => void
  beforeAll(async () => {
    closePage = openPage()
    host.inert = true
    for (const [name, look] of everyHost) alone.set(name, looksOn(look, ofHost(), {}))
    host.inert = false
    admitKit()
    await show(everyDialog['purchase-dialog/purchase-dialog.tsx'], mount)
    expect(host.inert).toBe(true)
  })
  afterAll(() => {
    cleanup()
    closePage()
  })

  test.each(everyHost)('on a page %s', (name, look) => {
    expect(differences(alone.get(name) ?? [], looksOn(look, ofHost(), { before: [kit] }))).toEqual([])
    expect(differences(alone.get(name) ?? [], looksOn(look, ofHost(), { after: [kit] }))).toEqual([])
  })
})
