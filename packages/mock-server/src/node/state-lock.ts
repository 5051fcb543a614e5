import { readFile, rm, writeFile } from 'node:fs/promises'
import { StartRefusal } from './refusal'

/**
 * Takes a lock file, so that two servers never write one state; answers with what gives it back. A lock whose process is
 * gone, or is this one, is taken over. StartRefusal when another process has it, or it cannot be made.
 */
export async function takeLock(lock: string, path: string): Promise<() => Promise<void>> {
  const mine = `${process.pid}\n`
  const unlock = () => rm(lock, { force: true })
  try {
    await writeFile(lock, mine, { flag: 'wx' })
    return unlock
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new StartRefusal(`The state cannot be written to ${path}: ${reason}.`, 1)
    }
  }
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''))
  if (owner > 0 && owner !== process.pid && isRunning(owner)) {
    const advice = `stop it, choose another --state, or delete ${lock} if that is no mock server`
    throw new StartRefusal(`${path} is in use by process ${owner}; ${advice}.`, 1)
  }
  await writeFile(lock, mine)
  return unlock
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user may not be signalled, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
