export { type PastTokens, setOutage, writePast } from './past'
export {
  createVirtfusionFake,
  type VirtfusionEntry,
  type VirtfusionFake,
  type VirtfusionFakeOptions,
} from './virtfusion-fake'
