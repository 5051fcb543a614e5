import { describe, expect, test } from 'vitest'
import { letHostsWin } from '../../scripts/let-hosts-win.mjs'

describe('the two strengths of a rule', () => {
  test('are written for each selector below the scope', () => {
    expect(letHostsWin('.ck-scope .ck\\:flex{display:flex}')).toBe(
      '.ck-scope .ck\\:flex:where(:not([data-ck-styled])):not(a b i),:where(.ck-scope .ck\\:flex):not(a b i){display:flex}',
    )
  })

  test.each([':focus-visible', ':has(:focus-visible)'])(
    'let %s count on an element with a class, too',
    (focus) => {
      const element = `.ck\\:outline-2:where(${focus})`
      expect(letHostsWin(`.ck-scope ${element}{outline-width:2px}`)).toBe(
        `.ck-scope ${element}:where(:not([data-ck-styled])):not(a b i),:where(.ck-scope ${element})${focus}:not(a b i){outline-width:2px}`,
      )
    },
  )

  test.each([
    ['::before', '.ck\\:before\\:hidden'],
    [':before', '.ck\\:before\\:hidden'],
    [':after', '.ck\\:x:not(:where(:first-child))'],
    ['::placeholder', '.ck\\:placeholder\\:text-muted'],
  ])(
    'keep %s at the end, however a minifier spells it: nothing may follow a pseudo-element',
    (pseudo, element) => {
      expect(letHostsWin(`.ck-scope ${element}${pseudo}{color:red}`)).toBe(
        `.ck-scope ${element}:where(:not([data-ck-styled])):not(a b i)${pseudo},:where(.ck-scope ${element}):not(a b i)${pseudo}{color:red}`,
      )
    },
  )
})
