import type { ServiceMap } from '../service-map'
import { priceTool } from './price-tool'

/** What tools cost; the server prices them, nobody else. */
export const toolServices: ServiceMap<'quoteTool'> = {
  quoteTool: ({ store }, run) => store.read((reader) => priceTool(reader, run)),
}
