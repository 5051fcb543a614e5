export { createMemoryLocks, createWebLocks, type Locks } from './locks'
