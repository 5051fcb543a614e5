import type { Change, StoreDump } from './store'

/** A point in the life of a shared store: its `seq`-th commit since everything was last replaced (which begins an epoch). */
export interface Position {
  readonly epoch: string
  readonly seq: number
}

/** What a transaction adds: the rows it changed and the counters it moved, with their new values. */
export interface Commit {
  readonly changes: readonly Change[]
  readonly counters: Readonly<Record<string, number>>
}

/** What was committed since a position: only the news, or all there is when that position is of another epoch. */
export type CatchUp =
  | ({ readonly kind: 'news'; readonly position: Position } & Commit)
  | { readonly kind: 'everything'; readonly position: Position; readonly dump: StoreDump }

/** Where the tabs of one browser keep the state that they share. Each call is atomic: it happens wholly or not at all. */
export interface CommitLog {
  /** What was committed since a position, everything when it is null. Costs one small read when there is nothing new. */
  since(position: Position | null): Promise<CatchUp>
  /** Adds a commit right behind a position; rejects when somebody else has committed there, or there is no room. */
  append(position: Position, commit: Commit): Promise<Position>
  /** Replaces everything and begins a new epoch. */
  replace(dump: StoreDump): Promise<Position>
}

/** Something that whoever works with the store should know, in one English sentence. */
export interface StoreNotice {
  readonly code: 'earlier_format' | 'set_aside' | 'not_kept'
  readonly message: string
}
