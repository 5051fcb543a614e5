import { expectTypeOf, test } from 'vitest'
import type { Appearance, ButtonSlot, SlotName, SlotWith } from './index'

test('a slot takes a class, a style or a function of its own data', () => {
  const appearance: Appearance = {
    elements: {
      card: 'shadow-none',
      dialog: { borderRadius: 0 },
      button: ({ variant, loading }) => (loading ? 'is-busy' : variant),
      badge: ({ tone }) => ({ opacity: tone === 'neutral' ? 0.5 : 1 }),
    },
  }
  expectTypeOf(appearance).toExtend<Appearance>()
})

test('a slot that does not exist does not compile', () => {
  // @ts-expect-error there is no such slot
  const appearance: Appearance = { elements: { buton: 'mine' } }
  return appearance
})

test('a function that looks at data its slot does not have does not compile', () => {
  // @ts-expect-error a card has no tone
  const appearance: Appearance = { elements: { card: ({ tone }) => tone } }
  return appearance
})

test('a seed that does not exist does not compile', () => {
  // @ts-expect-error there is no such seed
  const appearance: Appearance = { variables: { colorAccent: 'red' } }
  return appearance
})

test('a button plays only the roles of buttons', () => {
  expectTypeOf<'creditBalanceAdd'>().toExtend<SlotWith<ButtonSlot>>()
  expectTypeOf<SlotWith<ButtonSlot>>().toExtend<SlotName>()
  expectTypeOf<Extract<SlotWith<ButtonSlot>, 'card'>>().toEqualTypeOf<never>()
})
