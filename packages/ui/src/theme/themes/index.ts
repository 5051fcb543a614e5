export { apricot } from './apricot'
export { fjord } from './fjord'
export { ink } from './ink'
