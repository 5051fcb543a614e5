export { AutoTopUp, type AutoTopUpProps } from './auto-top-up'
