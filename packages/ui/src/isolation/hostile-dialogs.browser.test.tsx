import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInstantPayment } from '../testing/instant-payment'
import { createWorld, InWorld } from '../testing/world'
import { type DialogOfKit, everyDialog } from './testing/dialogs'
import { appearance } from './testing/guest'
import { attach, hosts } from './testing/hosts'
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
  statefulHosts,
} from './testing/stage'
import { everyState, heldStates, type State } from './testing/states'

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

/** The files that draw a dialog of their own. */
const drawing = (files: Readonly<Record<string, string>>) =>
  Object.entries(files)
    .filter(([path, source]) => !/\.(stories|test)\.tsx$/.test(path) && /<Dialog\b/.test(source))
    .map(([path]) => path.replace('../components/', ''))

test('every file that draws a dialog is among them', () => {
  expect(drawing(sources).sort()).toEqual(Object.keys(everyDialog).sort())
  const added = {
    '../components/new/new.view.tsx': 'return <Dialog\n open />',
    '../components/new/new.test.tsx': '<Dialog />',
  }
  expect(drawing(added)).toEqual(['new/new.view.tsx'])
})

describe.each(Object.entries<DialogOfKit>(everyDialog))('the dialog of %s', (_, dialog) => {
  const clean = new Map<State, readonly Look[]>()
  beforeAll(async () => {
    await show(dialog)
    for (const state of everyState) clean.set(state, looksOn(harmless, ofDialog(), { before: [kit], state }))
  })
  afterAll(cleanup)

  test.each(statefulHosts)('looks on a page %s as it does on a clean one, in every state', (_name, look) => {
    for (const state of heldStates) {
      const now = looksOn(look, ofDialog(), { before: [kit], state })
      expect(differences(clean.get(state) ?? [], now), state).toEqual([])
    }
  })

  test.each(everyHost)('looks on a page %s as it does on a clean one', (_name, look) => {
    expect(differences(clean.get(null) ?? [], looksOn(look, ofDialog(), { before: [kit] }))).toEqual([])
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

  test('which the comparison sees: one rule too many, in the kit or in the host', () => {
    const changed = differences(
      alone.get('whose rem is 10 px') ?? [],
      looksOn(hosts['whose rem is 10 px'], ofHost(), {
        before: [`${kit}body:has([role="dialog"]) { overflow: hidden }`],
      }),
    )
    expect(changed).toContain('body. overflow-x: visible → hidden')

    const bare = kit.replaceAll('all:revert', '')
    const clean = looksOn(harmless, ofDialog(), { before: [bare] })
    const look = hosts['with rules for bare elements']
    expect(differences(clean, looksOn(look, ofDialog(), { before: [bare] })).length).toBeGreaterThan(1000)
  })

  test.each(everyHost)('on a page %s', (name, look) => {
    expect(differences(alone.get(name) ?? [], looksOn(look, ofHost(), { before: [kit] }))).toEqual([])
    expect(differences(alone.get(name) ?? [], looksOn(look, ofHost(), { after: [kit] }))).toEqual([])
  })
})
