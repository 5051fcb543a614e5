import { conformanceTests } from './areas/index'
import { checkBooks } from './books'
import { type ConformanceRequest, createCalls } from './calls'
import type { ConformanceControl } from './control'
import { type ConformanceRunner, presentRunner } from './runner'
import { missingOf, settingOf } from './setting'
import { type ConformanceTest, type Trial, titleOf } from './trial'

/** What the suite is put to. */
export interface ConformanceOptions {
  /** A fetch of the backend's API: `request('/api/billing/config', init)`. Cookies and origins are its own affair. */
  readonly request: ConformanceRequest
  readonly control: ConformanceControl
  /** What the tests stand under; `the credits backend` unless named. */
  readonly title?: string
  /** The globals `describe`, `it` and `expect` unless named, or Vitest's. */
  readonly runner?: ConformanceRunner
  /** Makes idempotency keys; random UUIDs unless named. */
  readonly newKey?: () => string
}

// Vitest need not be there: in Jest, and with a runner that is named, nobody asks for it.
const vitest: unknown = await import('vitest').catch(() => null)

/**
 * Describes the contract as tests of a backend, one `describe` an operation. A test that needs what the control or its
 * world leaves out is skipped, and its title says what was missing.
 */
export function describeCreditsBackend(options: ConformanceOptions): void {
  const { request, control, title = 'the credits backend', newKey = () => crypto.randomUUID() } = options
  const runner = options.runner ?? presentRunner(vitest)
  const setting = settingOf(control)
  const { world } = control
  const trial: Trial = {
    ...createCalls(request, world, newKey),
    world,
    request,
    newKey,
    expect: runner.expect,
  }

  async function run(test: ConformanceTest): Promise<void> {
    await control.reset()
    await test.run(trial, setting)
    await checkBooks(trial, world.callers.customer)
    if (setting.verify) trial.expect(await setting.verify()).toEqual([])
  }

  const { describe, it } = runner
  const { skip: leaveOut } = it
  describe(title, () => {
    for (const test of conformanceTests(world)) {
      const missing = test.lacks ?? missingOf(setting, test.needs)
      if (missing === '') it(titleOf(test), () => run(test))
      else leaveOut(`${titleOf(test)} (skipped: ${missing})`, async () => {})
    }
  })
}
