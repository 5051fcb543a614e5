export { CreditPackages, type CreditPackagesProps } from './credit-packages'
