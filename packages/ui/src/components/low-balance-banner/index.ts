export { LowBalanceBanner, type LowBalanceBannerProps } from './low-balance-banner'
