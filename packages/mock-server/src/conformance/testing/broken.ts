import type { Spoil } from './spoil'

/** A backend that does one thing wrong. */
export interface Broken {
  readonly wrong: string
  readonly spoil: Spoil
  /** The operations whose tests are tried. */
  readonly tried: readonly string[]
  /** Tests that have to fail. */
  readonly caughtBy: readonly string[]
  /** Operations of those tried that are none the worse: all of their tests have to pass. */
  readonly unharmed: readonly string[]
}
