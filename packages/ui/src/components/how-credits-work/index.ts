export { HowCreditsWork, type HowCreditsWorkProps } from './how-credits-work'
