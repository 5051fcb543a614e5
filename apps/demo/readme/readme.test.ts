import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Billing } from './embed'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

it.each(['embed.tsx', 'mock.test.ts'])('the README shows %s as it is run here, to the letter', (file) => {
  expect(read('../../../README.md')).toContain(read(file))
})

it('what the README embeds draws balance, purchase and history', () => {
  const html = renderToString(createElement(Billing))
  for (const slot of ['creditBalance', 'purchaseCredits', 'transactionHistory']) {
    expect(html).toContain(`data-ck-slot="${slot}"`)
  }
})
