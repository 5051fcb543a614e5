/** What a test says of a value; Vitest's and Jest's expectations are ones. */
export interface Expectation {
  toBe(expected: unknown): void
  toEqual(expected: unknown): void
  toMatchObject(expected: object): void
  toContain(item: unknown): void
  toContainEqual(item: unknown): void
  toHaveLength(length: number): void
  toBeGreaterThan(least: number): void
  readonly not: Pick<Expectation, 'toBe' | 'toEqual' | 'toContain'>
}

/** Makes expectations. */
export type Expect = (actual: unknown) => Expectation

/** What runs the tests: `describe`, `it` and `expect` of Vitest, of Jest, or of anything that is like them. */
export interface ConformanceRunner {
  readonly describe: (title: string, define: () => void) => void
  readonly it: ((title: string, run: () => Promise<void>) => void) & {
    readonly skip: (title: string, run: () => Promise<void>) => void
  }
  readonly expect: Expect
}

/** The runner that a test file finds itself in: by its globals, or Vitest. RangeError when there is none. */
export function presentRunner(vitest: unknown): ConformanceRunner {
  const globals: unknown = globalThis
  if (isRunner(globals)) return globals
  if (isRunner(vitest)) return vitest
  throw new RangeError('There is no test runner here: run this in Vitest or Jest, or name a `runner`.')
}

function isRunner(value: unknown): value is ConformanceRunner {
  if (typeof value !== 'object' || value === null) return false
  const names = ['describe', 'it', 'expect']
  return names.every((name) => typeof Reflect.get(value, name) === 'function')
}
