import type { ConformanceTest } from '../trial'
import type { ConformanceWorld } from '../world'
import { adminTests } from './admin'
import { answersTests } from './answers'
import { balancesTests } from './balances'
import { configTests } from './config'
import { eventsTests } from './events'
import { exportTests } from './export'
import { externalTests } from './external'
import { holdsTests } from './holds'
import { idempotencyTests } from './idempotency'
import { limitsTests } from './limits'
import { listsTests } from './lists'
import { offersTests } from './offers'
import { paymentsTests } from './payments'
import { plansTests } from './plans'
import { purchasesTests } from './purchases'
import { refundsTests } from './refunds'
import { rolesTests } from './roles'
import { spendingTests } from './spending'
import { transactionsTests } from './transactions'
import { usageTests } from './usage'
import { validationTests } from './validation'
import { webhooksTests } from './webhooks'

/** Every test of the suite, for a world. */
export function conformanceTests(world: ConformanceWorld): readonly ConformanceTest[] {
  return [
    ...answersTests,
    ...rolesTests,
    ...validationTests,
    ...idempotencyTests,
    ...listsTests,
    ...configTests,
    ...balancesTests,
    ...spendingTests,
    ...holdsTests,
    ...transactionsTests,
    ...exportTests,
    ...usageTests,
    ...plansTests,
    ...purchasesTests,
    ...paymentsTests(world),
    ...externalTests,
    ...webhooksTests(world),
    ...refundsTests(world),
    ...offersTests,
    ...adminTests,
    ...eventsTests,
    ...limitsTests(world),
  ]
}
