import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const onWindows = process.platform === 'win32'
const quiet = { DO_NOT_TRACK: '1', TURBO_TELEMETRY_DISABLED: '1', STORYBOOK_DISABLE_TELEMETRY: '1' }
const running = new Set()
let stopping = false

export class CommandFailed extends Error {
  constructor(command, code, log) {
    super(`${command} ended with ${code}`)
    this.log = log
  }
}

/** Runs a command to its end and returns what it printed; its output is kept back, and is in the error when it fails. */
export function run(command, args, env = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...quiet, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that stopping it also stops what it started.
    detached: !onWindows,
    windowsHide: true,
    shell: onWindows,
  })
  running.add(child)
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    const fail = (reason) => {
      running.delete(child)
      // While everything is being stopped, a child's end is no failure to report.
      if (!stopping) reject(new CommandFailed([command, ...args].join(' '), reason, text(chunks)))
    }
    child.on('error', (error) => fail(error.message))
    child.on('close', (code, signal) => {
      if (code !== 0) return fail(signal ?? `exit code ${code}`)
      running.delete(child)
      resolve(text(chunks))
    })
  })
}

const text = (chunks) => Buffer.concat(chunks).toString('utf8')

const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/** Ends this process, its children and its ports with Ctrl-C, with a signal, and with the npm that started it. */
export function endWithParent() {
  for (const signal of Object.keys(codes)) process.once(signal, () => stop(codes[signal]))
  // Started by hand, we may well outlive the shell (nohup), and do.
  if (!process.env.npm_lifecycle_event || onWindows) return
  // A killed npm orphans us without a signal; and not always us, but the shell that it put between.
  const shell = process.ppid
  const npm = parentOf(shell)
  const watch = () => {
    if (process.ppid !== shell || parentOf(shell) !== npm) stop(codes.SIGHUP)
  }
  // Elsewhere than on Linux each look starts a `ps`.
  setInterval(watch, process.platform === 'linux' ? 500 : 2_000).unref()
}

/** The parent's id, `null` when it cannot be learnt. */
function parentOf(pid) {
  try {
    if (process.platform === 'linux') {
      // The name before the last bracket may itself hold brackets and spaces.
      const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
      return Number(parent)
    }
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
  } catch {
    return null
  }
}

async function stop(code) {
  if (stopping) return
  stopping = true
  const children = [...running]
  const ended = Promise.all(children.map((child) => new Promise((resolve) => child.once('close', resolve))))
  for (const child of children) end(child, 'SIGTERM')
  const patience = setTimeout(() => {
    for (const child of children) end(child, 'SIGKILL')
  }, 3_000)
  await ended
  clearTimeout(patience)
  process.exit(code)
}

function end(child, signal) {
  try {
    if (onWindows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true })
    else process.kill(-child.pid, signal)
  } catch {
    // It has ended already.
  }
}
