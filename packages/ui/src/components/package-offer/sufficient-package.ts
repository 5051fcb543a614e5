// Worked out of the configuration alone: nothing is asked of a server.
export { type SufficientOffer, smallestSufficientPackage } from '@creditkit/client'
