import { amount } from '@creditkit/contract'
import { render, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type BalanceLevel, balanceLevel, LevelBadge } from './balance-level'

const sky = (minor: number) => amount(minor, 'SKY/2')
const known = (minor: number, lowBalance = false) => ({ available: sky(minor), lowBalance })

describe('the level', () => {
  test.each<[number, ReturnType<typeof sky> | undefined, BalanceLevel]>([
    [500, undefined, 'normal'],
    [500, sky(500), 'low'],
    [500, sky(499), 'normal'],
    [0, sky(499), 'zero'],
    [0, undefined, 'zero'],
    [-1, undefined, 'owed'],
    [-1, sky(0), 'owed'],
  ])('of %i with the mark at %j is %s', (minor, lowBalanceAt, level) => {
    expect(balanceLevel(known(minor), lowBalanceAt)).toBe(level)
  })

  test("is the server's where there is no mark, or one of other credits; a mark of the host overrules it", () => {
    expect(balanceLevel(known(500, true))).toBe('low')
    expect(balanceLevel(known(500, true), amount(1, 'VFT/0'))).toBe('low')
    expect(balanceLevel(known(500, true), sky(100))).toBe('normal')
  })
})

test('is said in a word, not by colour alone; nothing is said of a balance that is well', () => {
  const { rerender, container } = render(<LevelBadge level="low" />)
  expect(screen.getByText('Low')).toHaveAttribute('data-state', 'warning')
  rerender(<LevelBadge level="owed" />)
  expect(screen.getByText('Owed')).toHaveAttribute('data-state', 'danger')
  rerender(<LevelBadge level="normal" />)
  expect(container).toBeEmptyDOMElement()
})
