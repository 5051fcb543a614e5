import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSlots, referencePath, slotsReference } from '../../scripts/slots.mjs'

const table = readSlots()

test('docs/slots.md is what the types say; `pnpm --filter @creditkit/ui slots` writes it', () => {
  expect(readFileSync(referencePath, 'utf8')).toBe(slotsReference(table))
})

test('every slot is drawn by something', () => {
  expect(table.unused).toEqual([])
})
