export { type BrowserStoreOptions, openBrowserStore } from './browser-store'
export type { CatchUp, Commit, CommitLog, Position, StoreNotice } from './commit-log'
export { parseDump } from './dump'
export { createIndexedDbLog, type IndexedDbLogOptions } from './indexeddb-log'
export { createMemoryStore } from './memory-store'
export { createSharedStore, type SharedStore, type SharedStorePorts } from './shared-store'
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
