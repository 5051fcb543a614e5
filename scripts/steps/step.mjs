import { CommandFailed } from './processes.mjs'

/** A failure whose message is all a reader needs. */
export class StepFailed extends Error {}

const { stdout } = process
const live = Boolean(stdout.isTTY)

/**
 * Runs one step of a task under its title, with the seconds it takes. What `work` returns as a string is shown beside the title.
 * A failing command's own output is printed only then.
 */
export async function step(title, work) {
  const started = Date.now()
  const elapsed = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  const progress = showProgress(title, elapsed)
  try {
    const note = await work()
    progress.end()
    stdout.write(`✓ ${title}  ${elapsed()}${typeof note === 'string' ? `  ${note}` : ''}\n`)
  } catch (error) {
    progress.end()
    stdout.write(`✗ ${title}  ${elapsed()}\n`)
    if (error instanceof CommandFailed) {
      stdout.write(`\n${error.log.trimEnd()}\n\n`)
      throw new StepFailed(`Failed at: ${title} (${error.message})`)
    }
    throw error
  }
}

function showProgress(title, elapsed) {
  if (live) {
    const draw = () => stdout.write(`\r\u001b[K… ${title}  ${elapsed()}`)
    draw()
    const timer = setInterval(draw, 500)
    return {
      end() {
        clearInterval(timer)
        stdout.write('\r\u001b[K')
      },
    }
  }
  // In a log that cannot be redrawn, only a long step says that it is still at work.
  const timer = setInterval(() => stdout.write(`… ${title}  ${elapsed()}\n`), 15_000)
  return { end: () => clearInterval(timer) }
}
