import { CreditBalance } from '../../components/credit-balance/index'
import { type DrawnComponent, everyComponent } from '../../testing/every-component'
import { createInstantPayment } from '../../testing/instant-payment'
import { createWorld, InWorld, type World } from '../../testing/world'
import type { Appearance } from '../../theme/index'

/** In a font of its own, because the page's is the only look that the kit takes over. */
const appearance: Appearance = { theme: 'light', variables: { fontFamily: 'monospace' } }

const drawn: readonly DrawnComponent[] = [
  ...Object.values<DrawnComponent>(everyComponent),
  { element: <CreditBalance variant="compact" walletId="credits" />, slot: 'creditBalance' },
]
const guests = drawn.map(({ element, slot, world: options }, index) => {
  const world: World = createWorld(options)
  return {
    key: `${slot} ${index}`,
    element,
    world,
    payment: createInstantPayment({ mock: () => world.mock }),
  }
})

/** Every component of the kit, each in its world. */
export function Guest() {
  return guests.map(({ key, element, world, payment }) => (
    <InWorld appearance={appearance} key={key} payments={[payment]} world={world}>
      {element}
    </InWorld>
  ))
}
