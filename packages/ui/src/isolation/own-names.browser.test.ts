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

test('each rule of the kit’s is for its own elements', () => {
  const selectors = rules.flatMap((rule) =>
    rule instanceof CSSStyleRule ? rule.selectorText.split(/,(?![^(]*\))/) : [],
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
