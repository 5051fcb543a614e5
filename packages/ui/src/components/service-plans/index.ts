export { ServicePlans } from './service-plans'
export type { ServicePlansProps } from './service-plans.props'
