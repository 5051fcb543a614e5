import { expect, test } from 'vitest'
import { css as kit } from '../styles.css?shipped'

const sheet = new CSSStyleSheet()
sheet.replaceSync(kit)
const rules = [...flat(sheet.cssRules)]

function* flat(list: CSSRuleList): Generator<CSSRule> {
  for (const rule of list) {
    yield rule
    if (rule instanceof CSSGroupingRule) yield* flat(rule.cssRules)
  }
}

/** The selectors of a list: a comma within parentheses, or in the name of a class, parts nothing. */
function alternatives(list: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [token] of list.matchAll(/\\.|[^\\]/gs)) {
    if (token === '(' || token === '[') depth++
    if (token === ')' || token === ']') depth--
    if (token === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts
}

test('each rule of the kit’s is for its own elements', () => {
  const selectors = rules.flatMap((rule) =>
    rule instanceof CSSStyleRule ? alternatives(rule.selectorText) : [],
  )
  expect(selectors.length).toBeGreaterThan(500)
  expect(selectors.filter((selector) => !/\.ck-scope|\[data-ck-print/.test(selector))).toEqual([])
})

test('each name that a stylesheet gives to the whole page is the kit’s own', () => {
  const names = rules.flatMap((rule) => {
    if (
      rule instanceof CSSKeyframesRule ||
      rule instanceof CSSPropertyRule ||
      rule instanceof CSSLayerBlockRule
    )
      return [rule.name]
    return rule instanceof CSSLayerStatementRule ? [...rule.nameList] : []
  })
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !/^(--_)?ck-/.test(name))).toEqual([])
})

test('no size of the kit’s is one of the page’s', () => {
  expect(kit.match(/[\w[(]*\d(rem|lh)\b/g) ?? []).toEqual([])
})
