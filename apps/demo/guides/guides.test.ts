import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const here = new URL('./', import.meta.url)
const docs = new URL('../../../docs/guides/', here)
const read = (folder: URL, name: string) => readFileSync(new URL(name, folder), 'utf8')
const guides = readdirSync(docs).filter((name) => name.endsWith('.md'))

/** What stands between `#region` and `#endregion` in the tests of this folder, and in what they run, without its indent. */
function regions(): Map<string, string> {
  const found = new Map<string, string>()
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    for (const [, , name = '', body = ''] of read(here, file).matchAll(
      /^( *)\/\/ #region (\S+)\n([\s\S]*?)^ *\/\/ #endregion$/gm,
    )) {
      expect(found.has(name), `two regions are named ${name}`).toBe(false)
      found.set(name, dedent(body))
    }
  }
  return found
}

function dedent(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n')
}

/** The examples of a guide in the languages that are run. */
const examplesOf = (guide: string): string[] =>
  [...read(docs, guide).matchAll(/^```(?:ts|tsx)\n([\s\S]*?)\n```$/gm)].map(([, body = '']) => body)

const run = regions()

it.each(guides)('each example of %s stands in a test of this folder, to the letter', (guide) => {
  const bodies = [...run.values()]
  for (const example of examplesOf(guide)) expect(bodies).toContain(example)
})

it('each example that is run here is shown in a guide', () => {
  const shown = guides.flatMap(examplesOf)
  for (const [name, body] of run) expect(shown.includes(body), `${name} is shown`).toBe(true)
})

it('each link of a guide leads to a file that is there', () => {
  for (const guide of guides) {
    for (const [, target = ''] of read(docs, guide).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)) {
      expect(() => readFileSync(new URL(target, docs)), `${guide} → ${target}`).not.toThrow()
    }
  }
})
