// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as kit from './index'

const source = new URL('./', import.meta.url)
const repository = new URL('../../../', import.meta.url)
const statement = readFileSync(new URL('docs/accessibility.md', repository), 'utf8')

/** A line of a table: a criterion, whether it is met, how, and by which test that is known. */
interface Line {
  readonly text: string
  readonly level: string
  readonly file: string
  readonly title: string
}

const sections = new Map(
  statement
    .split(/^#{2,3} /m)
    .slice(1)
    .map((section): [string, string] => [section.split('\n', 1).join(), section]),
)

function linesOf(section: string): readonly Line[] {
  return [...section.matchAll(/^\| \d.*$/gm)].map(([text]) => {
    const [, level = '', , test = ''] = text.slice(2, -2).split(' | ')
    const [, file = '', title = ''] = test.match(/^`([^`]+)` “(.+)”$/) ?? []
    return { text, level, file, title }
  })
}

/** Why a line is not backed; null when it is. */
function fault({ text, level, file, title }: Line): string | null {
  if (!/^((partially )?supports|not applicable)$/.test(level)) return `no level: ${text}`
  if (file === '' || title === '') return `no test: ${text}`
  const path = new URL(file, file.startsWith('apps/') ? repository : source)
  if (!existsSync(path)) return `no such file: ${file}`
  const code = readFileSync(path, 'utf8')
  const isThere = ["'", '"', '`'].some((quote) => code.includes(`${quote}${title}${quote}`))
  return isThere ? null : `no such test: ${file} “${title}”`
}

test('every component has a statement', () => {
  const components = Object.entries(kit).filter(
    ([name, value]) => typeof value === 'function' && /^[A-Z]/.test(name),
  )
  const unstated = components
    .map(([name]) => name)
    .filter((name) => linesOf(sections.get(name) ?? '').length === 0)
  expect(unstated).toEqual([])
})

test('every line names a test that there is', () => {
  const lines = [...sections.values()].flatMap(linesOf)
  expect(lines.length).toBeGreaterThan(60)
  expect(lines.map(fault).filter((found) => found !== null)).toEqual([])
})

test('a line without a test, with one that is gone, or without a level is found', () => {
  const found = (line: string) => linesOf(`${line}\n`).map(fault).join()
  expect(found('| 2.1.1 Keyboard | supports | By keys. | `index.ts` “nobody wrote this” |')).toMatch(
    /^no such test/,
  )
  expect(found('| 2.1.1 Keyboard | supports | By keys. | `gone.test.ts` “keys” |')).toMatch(/^no such file/)
  expect(found('| 2.1.1 Keyboard | supports | By keys. | |')).toMatch(/^no test/)
  expect(found('| 2.1.1 Keyboard | perhaps | By keys. | `index.ts` “keys” |')).toMatch(/^no level/)
})
