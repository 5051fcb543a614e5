import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import type { ServerOutput } from './server'

/** A machine that a server may run on, unlike that of the one who reads the page. */
export interface Machine {
  readonly timeZone: string
  /** As a system writes it, `fa_IR`. */
  readonly language: string
  readonly hoursBehind: number
}

/** Where hardly anybody who runs these tests is: another day, another language, other digits. */
export const farAway: Machine = { timeZone: 'Pacific/Kiritimati', language: 'fa_IR', hoursBehind: 50 }
/** And another one, for comparing. */
export const elsewhere: Machine = { timeZone: 'America/St_Johns', language: 'de_DE', hoursBehind: 0 }

/**
 * Draws every page in a plain Node that has neither window nor document, on such a machine, with the React of this test
 * project. It resolves once the process has ended by itself; a timer that is left behind keeps it from that.
 */
export async function drawOnServer({ timeZone, language, hoursBehind }: Machine): Promise<ServerOutput> {
  const bundle = join(import.meta.dirname, 'bundle.mjs')
  program ??= run([bundle, process.env.REACT_MAJOR ?? ''], {}, '')
  const env = { TZ: timeZone, LC_ALL: language, NODE_ENV: 'development' }
  return JSON.parse(await run(['-', String(hoursBehind)], env, await program))
}

let program: Promise<string> | undefined

/** Many times what it takes on a busy machine. */
const PATIENCE_MS = 240_000

async function run(args: readonly string[], env: Record<string, string>, input: string): Promise<string> {
  const node = spawn(process.execPath, args, { env, timeout: PATIENCE_MS })
  const ended = new Promise((resolve) => node.on('close', resolve))
  node.stdin.end(input)
  const [written, errors] = await Promise.all([text(node.stdout), text(node.stderr)])
  if ((await ended) !== 0) throw new Error(errors || 'The program does not end by itself.')
  return written
}
