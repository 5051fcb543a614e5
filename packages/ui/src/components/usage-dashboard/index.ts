export { UsageDashboard, type UsageDashboardProps } from './usage-dashboard'
