import { describe, expect, test } from 'vitest'
import { outputExamples } from './openapi/examples'
import { operations } from './operations'
import type { JsonOperationName } from './types'
import { type Parsed, parseOutput } from './validation'

const names = Object.keys(operations).filter((name): name is JsonOperationName => name in outputExamples)
const errorsOf = (parsed: Parsed<unknown>) => (parsed.ok ? [] : parsed.errors)

function expectHuman(parsed: Parsed<unknown>) {
  for (const { message } of errorsOf(parsed)) {
    expect(message).toMatch(/^[A-Z][^\n]*\.$/)
    expect(message).not.toMatch(/Invalid|Expected|Received|undefined|\[object|NaN/i)
  }
}

describe.each(names)('the answer of %s', (name) => {
  const good = outputExamples[name]

  test('is taken as it is, without fields that nobody knows', () => {
    expect(parseOutput(name, good)).toEqual({ ok: true, value: good })
    const wire = JSON.parse(JSON.stringify(good), (_, value) =>
      value && typeof value === 'object' && 'createdAt' in value ? { ...value, later: 1 } : value,
    )
    expect(parseOutput(name, wire)).toEqual({ ok: true, value: good })
  })

  test('is refused when anything is missing or of another type, by its path', () => {
    const wire = JSON.parse(JSON.stringify(good))
    for (const key of Object.keys(wire)) {
      const parsed = parseOutput(name, { ...wire, [key]: () => 0 })
      expect(errorsOf(parsed).some(({ path }) => path === key || path.startsWith(`${key}.`))).toBe(true)
      expectHuman(parsed)
      const { [key]: _, ...rest } = wire
      for (const { path } of errorsOf(parseOutput(name, rest))) expect(path).toBe(key)
    }
  })

  test.each(['NaN', 'Infinity'])('holds no number that is %s', (text) => {
    const poisoned: [string, unknown][] = []
    const poison = (value: unknown, path: string, rebuild: (leaf: unknown) => unknown): void => {
      if (typeof value === 'number') poisoned.push([path, rebuild(Number(text))])
      if (typeof value !== 'object' || value === null) return
      for (const [key, child] of Object.entries(value)) {
        const copy = (leaf: unknown) =>
          rebuild(Array.isArray(value) ? value.with(Number(key), leaf) : { ...value, [key]: leaf })
        poison(child, path ? `${path}.${key}` : key, copy)
      }
    }
    poison(good, '', (leaf) => leaf)
    for (const [path, wire] of poisoned) {
      const parsed = parseOutput(name, wire)
      expect(errorsOf(parsed).map((error) => error.path)).toContain(path)
      expectHuman(parsed)
    }
  })

  test('is never undefined, text or a list in place of an object', () => {
    for (const wire of [undefined, 'text', 7, []]) {
      expect(parseOutput(name, wire).ok).toBe(false)
      expectHuman(parseOutput(name, wire))
    }
  })
})

test('every operation that answers with JSON has an example that these promises were kept for', () => {
  const answers = Object.entries(operations).filter(([, { response }]) => response.kind === 'json')
  expect([...names].sort()).toEqual(answers.map(([name]) => name).sort())
  expect(Object.keys(outputExamples).sort()).toEqual([...names].sort())
})
