import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './planted-tree.mjs'

const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

/** Checks the packages and apps below a folder against .dependency-cruiser.mjs. */
export async function cruiseTree(folder, roots = ['packages', 'apps']) {
  // Its exit code counts violations, so only the report tells whether it worked.
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [cli, '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', ...roots],
    { cwd: folder, maxBuffer: 512 * 1024 * 1024 },
  ).catch((error) => error)
  if (!stdout) throw new Error(stderr)
  const { summary } = JSON.parse(stdout)
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to, comment }) => ({
      rule: rule.name,
      from,
      to,
      comment,
    })),
  }
}
