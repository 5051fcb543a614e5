import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { type KeptState, readState, writeState } from './kept-state'
import { StartRefusal } from './refusal'
import { takeLock } from './state-lock'

/** A file that a server keeps its world in. */
export interface StateFile {
  /** What it held when it was opened; null when it is new or was set aside. */
  readonly kept: KeptState | null
  /** Writes the state for the first time, and from then on whenever it has changed. StartRefusal when it cannot be written. */
  begin(current: () => Promise<KeptState>): Promise<void>
  /** Says that there is something new to keep; it is written soon, together with whatever else comes until then. */
  changed(): void
  /** Writes what there is and lets go of the file. Twice is once. */
  close(): Promise<void>
}

/** How long a change waits for others before the file is written. */
const PAUSE_MS = 500

/**
 * Opens a state file for this server alone. One that is damaged, or no state of this version, is moved aside and said to
 * be; nothing is ever overwritten that was not written here. StartRefusal when it is in use or cannot be written.
 */
export async function openStateFile(
  path: string,
  options: {
    readonly notice: (sentence: string) => void
    /** Milliseconds since 1970, for the name of what is moved aside. */
    readonly now: () => number
  },
): Promise<StateFile> {
  const { notice, now } = options
  const unlock = await takeLock(`${path}.lock`, path)
  let current: (() => Promise<KeptState>) | null = null
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  let closing: Promise<void> | null = null

  async function write(state: () => Promise<KeptState>): Promise<void> {
    const beside = `${path}.writing`
    await writeFile(beside, writeState(await state()))
    await rename(beside, path)
  }

  function writeInTurn(): Promise<void> {
    writing = writing
      .then(() => (current ? write(current) : undefined))
      .catch((error: unknown) => notice(`The state cannot be written to ${path}: ${reasonOf(error)}.`))
    return writing
  }

  try {
    const kept = await readOrSetAside(path, now, notice)
    return {
      kept,
      async begin(state) {
        current = state
        const first = write(state)
        writing = first.catch(() => {})
        await first.catch((error: unknown) => {
          current = null
          throw new StartRefusal(`The state cannot be written to ${path}: ${reasonOf(error)}.`, 1)
        })
      },
      changed() {
        if (closing) return
        timer ??= setTimeout(() => {
          timer = null
          void writeInTurn()
        }, PAUSE_MS)
      },
      close() {
        closing ??= (async () => {
          if (timer) clearTimeout(timer)
          await writeInTurn()
          await unlock()
        })()
        return closing
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

async function readOrSetAside(
  path: string,
  now: () => number,
  notice: (sentence: string) => void,
): Promise<KeptState | null> {
  if (!existsSync(path)) return null
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new StartRefusal(`The state cannot be read from ${path}: ${reasonOf(error)}.`, 1)
  })
  try {
    return readState(text)
  } catch (error) {
    const aside = freeName(`${path}.damaged-${new Date(now()).toISOString().replaceAll(/[-:.]/g, '')}`)
    await rename(path, aside)
    notice(`${path} cannot be used: ${reasonOf(error)}. It was moved to ${aside}, and a fresh world begins.`)
    return null
  }
}

function freeName(name: string): string {
  let free = name
  for (let count = 2; existsSync(free); count += 1) free = `${name}-${count}`
  return free
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
