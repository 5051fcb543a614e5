export {
  type AutoTopUp,
  AutoTopUpRuleSchema,
  AutoTopUpSchema,
  RedeemSchema,
  type ServicePlan,
  ServicePlanSchema,
  type Subscription,
  SubscriptionSchema,
} from './plan'
