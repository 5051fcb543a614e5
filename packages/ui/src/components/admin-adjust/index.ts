export { AdminAdjust, type AdminAdjustProps } from './admin-adjust'
