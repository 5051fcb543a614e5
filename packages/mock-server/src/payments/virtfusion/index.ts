export { type PastTokens, setOutage, writePast } from './past'
export { VIRTFUSION_ROUTES, type VirtfusionRoute } from './routes'
export {
  createVirtfusionFake,
  type VirtfusionEntry,
  type VirtfusionFake,
  type VirtfusionFakeOptions,
} from './virtfusion-fake'
