/** A place for small texts, shaped like `localStorage`. Any of it may throw; the kit guards every access. */
export interface StoragePort {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** A storage that forgets everything with the page. */
export function createMemoryStorage(): StoragePort {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

/**
 * `localStorage` in a page, else memory. A server is never given a shared storage, whatever globals it has, and reading
 * the global alone throws where a browser forbids storage.
 */
export function defaultStorage(): StoragePort {
  try {
    return typeof document === 'undefined'
      ? createMemoryStorage()
      : (globalThis.localStorage ?? createMemoryStorage())
  } catch {
    return createMemoryStorage()
  }
}

const safeStorages = new WeakMap<StoragePort, StoragePort>()

/**
 * The same storage, but nothing throws: what it refuses (disabled, full, gone) is kept in memory, so that a purchase
 * still survives a remount. The same storage always gives the same safe one.
 */
export function safeStorage(storage: StoragePort): StoragePort {
  const known = safeStorages.get(storage)
  if (known) return known
  const refused = new Map<string, string | null>()
  const attempt = <Value>(access: () => Value, otherwise: Value): Value => {
    try {
      return access()
    } catch {
      return otherwise
    }
  }
  const write = (key: string, value: string | null) => {
    const stored = attempt(() => {
      if (value === null) storage.removeItem(key)
      else storage.setItem(key, value)
      return storage.getItem(key) === value
    }, false)
    if (stored) refused.delete(key)
    else refused.set(key, value)
  }
  const safe: StoragePort = {
    getItem: (key) =>
      refused.has(key) ? (refused.get(key) ?? null) : attempt(() => storage.getItem(key), null),
    setItem: (key, value) => write(key, value),
    removeItem: (key) => write(key, null),
  }
  safeStorages.set(storage, safe)
  safeStorages.set(safe, safe)
  return safe
}
