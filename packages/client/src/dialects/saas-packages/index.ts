export { type SaasActions, type SaasPackage, type SaasPackagesOptions, saasPackages } from './saas-packages'
