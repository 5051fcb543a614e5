export { type UsageCreditsOptions, type UsagePackage, usageCredits, usagePackages } from './usage-credits'
