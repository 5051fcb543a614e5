/** A place for small texts, shaped like `localStorage`. Any of it may throw; the kit guards every access. */
export interface StoragePort {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}
