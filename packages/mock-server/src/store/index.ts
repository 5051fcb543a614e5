export { parseDump } from './dump'
export { createMemoryStore } from './memory-store'
export {
  type Change,
  type IndexKey,
  type Reader,
  type Store,
  type StoreDump,
  type StoredRecord,
  type Table,
  type Tx,
  table,
  type Walk,
} from './store'
