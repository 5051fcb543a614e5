export { type BrowserStoreOptions, openBrowserStore } from './browser-store'
export type { StoreNotice } from './commit-log'
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
