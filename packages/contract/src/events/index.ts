export { type CreditsEvent, EventSchema } from './event'
