import { expect, test } from 'vitest'
import { defaultAppearance, layerAppearance, mergeSlots, slotProps } from './appearance'
import { variablesStyle } from './variables'

test('a component lays its appearance over that of the provider', () => {
  const provider = layerAppearance(defaultAppearance, {
    theme: 'dark',
    variables: { colorPrimary: 'red', radius: '4px' },
    elements: { card: 'outer' },
  })
  const component = layerAppearance(provider, { variables: { radius: '0' }, elements: { card: 'inner' } })
  expect(component.theme).toBe('dark')
  expect(component.variables).toEqual({ colorPrimary: 'red', radius: '0' })
  expect(slotProps(component.elements, 'card', 'ck:p-4').className).toBe('ck:p-4 outer inner')
})

test('a slot takes a class, a style, or either worked out from its data', () => {
  const layers = [
    { badge: { color: 'red', padding: 1 } },
    { badge: ({ tone }: { tone: string }) => ({ color: tone === 'danger' ? 'blue' : 'green' }) },
    { badge: ({ tone }: { tone: string }) => `is-${tone}` },
    { badge: () => undefined },
  ]
  expect(slotProps(layers, 'badge', 'ck:p-4', { tone: 'danger' })).toEqual({
    className: 'ck:p-4 is-danger',
    'data-ck-styled': true,
    style: { color: 'blue', padding: 1 },
    'data-ck-slot': 'badge',
  })
})

test('an element in two roles carries the more exact name and the looks of both', () => {
  const layers = [{ button: 'all', creditBalanceAdd: 'this' }]
  const merged = mergeSlots(slotProps(layers, 'button', 'ck:p-4'), slotProps(layers, 'creditBalanceAdd', ''))
  expect(merged.className.split(/\s+/)).toEqual(['ck:p-4', 'all', 'this'])
  expect(merged['data-ck-slot']).toBe('creditBalanceAdd')
  expect(merged['data-ck-styled']).toBe(true)
})

test('variables become CSS variables; names that the kit does not know are left out', () => {
  const variables = { colorPrimary: '#6d28d9', radius: '10px', nonsense: 'x' }
  expect(variablesStyle(variables)).toEqual({ '--ck-color-primary': '#6d28d9', '--ck-radius': '10px' })
})
