import type { ServicePlan } from '@creditkit/contract'
import type { Reader } from '../../store/index'
import { catalogueOf } from '../catalogue'
import { notFound } from '../service-problem'

/** A plan by its identifier; `not_found` naming `planId`. */
export function planOf(reader: Reader, planId: string): ServicePlan {
  const found = catalogueOf(reader).plans.find(({ id }) => id === planId)
  if (!found) throw notFound('planId', 'plan')
  return found
}

/** The plan of a subscription, which stays in the catalogue also when it is no longer sold. */
export function knownPlan(reader: Reader, planId: string): ServicePlan {
  const found = catalogueOf(reader).plans.find(({ id }) => id === planId)
  if (!found) throw new Error(`The plan ${planId} has vanished from the catalogue.`)
  return found
}
