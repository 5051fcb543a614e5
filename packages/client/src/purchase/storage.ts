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
    return typeof document === 'undefined' ? createMemoryStorage() : globalThis.localStorage
  } catch {
    return createMemoryStorage()
  }
}
