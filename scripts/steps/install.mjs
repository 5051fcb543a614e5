import { readFileSync } from 'node:fs'
import { CommandFailed, run } from './processes.mjs'
import { StepFailed, step } from './step.mjs'

const { packageManager } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|NO_OFFLINE|META_FETCH_FAIL|error sending request|dns error/i

/** Gets pnpm through npx, puts it on the path of everything that follows, and installs what the lockfile says. Safe to repeat. */
export async function install() {
  await step(`Get ${packageManager}`, async () => {
    const path = await online(() =>
      run(
        'npx',
        [
          '--yes',
          '--prefer-offline',
          '--loglevel=error',
          `--package=${packageManager}`,
          '--',
          'node',
          '-p',
          'process.env.PATH',
        ],
        { npm_config_fetch_retries: '1', npm_config_fetch_retry_mintimeout: '1000' },
      ),
    )
    process.env.PATH = path.trim().split('\n').at(-1)
  })
  await step('Install dependencies', installFromLockfile)
}

async function installFromLockfile() {
  // `CI` keeps pnpm from asking when a half-done install has to be replaced.
  const pnpmInstall = (...flags) => run('pnpm', ['install', '--frozen-lockfile', ...flags], { CI: '1' })
  try {
    // All there already, which is every run but the first; and so no run but the first needs a network.
    await pnpmInstall('--offline')
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error
    // Left to itself pnpm takes minutes to tell that there is no network.
    const patience = [
      '--config.fetch-retries=1',
      '--config.fetch-retry-mintimeout=1000',
      '--config.fetch-retry-maxtimeout=2000',
    ]
    await online(() => pnpmInstall('--prefer-offline', ...patience))
  }
}

async function online(work) {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CommandFailed && unreachable.test(error.log))
      throw new StepFailed(
        'The package registry cannot be reached, and not everything is installed yet: run this again with a network.',
      )
    throw error
  }
}
