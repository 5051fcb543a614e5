import type { ConformanceControl } from './control'
import type { ConformanceWorld } from './world'

type OptionalKeys<Part> = { [Key in keyof Part]-?: undefined extends Part[Key] ? Key : never }[keyof Part]

/** What may be missing of a backend's control and world. */
type Optional = Pick<ConformanceControl, OptionalKeys<ConformanceControl>> &
  Pick<ConformanceWorld, OptionalKeys<ConformanceWorld>>

/** Something that a test may need and a backend may not have. */
export type Need = keyof Optional

/** What there is of what may be missing. */
export type Setting = { readonly [Key in Need]: Optional[Key] | undefined }

/** A setting in which what was asked for is there. */
export type Given<Needed extends Need> = { readonly [Key in Needed]: NonNullable<Optional[Key]> }

/** What cannot be tried where it is missing, as the title of a skipped test says it. */
const MISSING: { readonly [Key in Need]: string } = {
  advanceClock: 'the control cannot move the clock',
  approve: 'the control cannot approve a purchase',
  decline: 'the control cannot decline a purchase',
  leavePending: 'the control cannot leave a payment pending',
  settle: 'the control cannot settle a payment',
  refuseNextOrder: 'the control cannot make a provider refuse an order',
  dispute: 'the control cannot dispute a payment',
  loseNextAnswer: 'the control cannot lose an answer',
  setWalletReachable: 'the control cannot make a wallet unreachable',
  sentWebhooks: 'the control does not tell what webhooks were sent',
  verify: 'the control does not check the books',
  packageId: 'the world has no package',
  planIds: 'the world has no plans',
  endedPlanId: 'the world has no plan that is no longer sold',
  meter: 'the world has no meter',
  tool: 'the world has no tool',
  code: 'the world has no promotion code',
  endedCode: 'the world has no code that has run out',
  savedProvider: 'the world has no payment method on file',
  externalWallet: 'the world has no wallet that is held elsewhere',
  rateLimit: 'the world names no rate limit',
  slowProviders: 'the world has no provider whose payments can stay pending',
}

/** Gathers what may be missing from a control and its world. */
export function settingOf(control: ConformanceControl): Setting {
  const { world } = control
  return {
    // Bound, because a control may well be an object of a class.
    advanceClock: control.advanceClock?.bind(control),
    approve: control.approve?.bind(control),
    decline: control.decline?.bind(control),
    leavePending: control.leavePending?.bind(control),
    settle: control.settle?.bind(control),
    refuseNextOrder: control.refuseNextOrder?.bind(control),
    dispute: control.dispute?.bind(control),
    loseNextAnswer: control.loseNextAnswer?.bind(control),
    setWalletReachable: control.setWalletReachable?.bind(control),
    sentWebhooks: control.sentWebhooks?.bind(control),
    verify: control.verify?.bind(control),
    packageId: world.packageId,
    planIds: world.planIds,
    endedPlanId: world.endedPlanId,
    meter: world.meter,
    tool: world.tool,
    code: world.code,
    endedCode: world.endedCode,
    savedProvider: world.savedProvider,
    externalWallet: world.externalWallet,
    rateLimit: world.rateLimit,
    slowProviders: world.slowProviders,
  }
}

/** Whether everything that is needed is there. */
export function isGiven<Needed extends Need>(
  setting: Setting,
  needed: readonly Needed[],
): setting is Setting & Given<Needed> {
  return needed.every((key) => setting[key] !== undefined)
}

/** Why a test cannot run: what is missing, in words. Empty when nothing is. */
export function missingOf(setting: Setting, needed: readonly Need[]): string {
  return needed
    .filter((key) => setting[key] === undefined)
    .map((key) => MISSING[key])
    .join(', ')
}
