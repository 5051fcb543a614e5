import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ours, root } from './planted-tree.mjs'

const manifestOf = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
const workspace = manifestOf('.')
const budgets = JSON.parse(readFileSync(join(root, 'scripts/size/budgets.json'), 'utf8'))
const condition = '@creditkit/source'

/** What a path of an entry stands for: itself, or with a `*` one for each folder there that is no test's. */
function spread(folder, path) {
  const [before, after] = path.split('*')
  if (after === undefined) return ['']
  const names = readdirSync(join(folder, before), { withFileTypes: true })
  return names
    .filter((name) => name.isDirectory() && name.name !== 'testing')
    .map(({ name }) => name)
    .filter((name) => existsSync(join(folder, before + name + after)))
}

describe.each(ours)('the manifest of %s', (name) => {
  const folder = join(root, 'packages', name)
  const manifest = manifestOf(`packages/${name}`)
  const entries = Object.entries(manifest.exports)
  const conditional = entries.filter(([, targets]) => typeof targets === 'object')

  it('publishes the entries we work with, without their sources', () => {
    const published = entries.map(([entry, targets]) => {
      if (typeof targets === 'string') return [entry, targets]
      const { [condition]: _, ...rest } = targets
      return [entry, rest]
    })
    expect(manifest.publishConfig.exports).toEqual(Object.fromEntries(published))
  })

  it('names the source first, because the first condition that fits is taken', () => {
    for (const [entry, targets] of conditional)
      expect([entry, Object.keys(targets)[0]]).toEqual([entry, condition])
  })

  it('names sources that exist', () => {
    for (const [, { [condition]: path }] of conditional) {
      expect(path).toSatisfy(() =>
        path.includes('*') ? spread(folder, path).length : existsSync(join(folder, path)),
      )
    }
  })

  it('is built from the sources it names', () => {
    const configs = readdirSync(folder).filter((name) => /^tsup.*\.config\.ts$/.test(name))
    const config = configs.map((name) => readFileSync(join(folder, name), 'utf8')).join()
    for (const [, targets] of conditional) {
      const source = targets[condition].replace('./', '')
      // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what the configuration says.
      const written = source.includes('*') ? `\`${source.replace('*', '${name}')}\`` : `'${source}'`
      if (!source.endsWith('.css')) expect(config).toContain(written)
    }
  })

  it('has a size budget for each entry that a browser may load', () => {
    const loaded = conditional
      .flatMap(([entry, { [condition]: path }]) =>
        spread(folder, path).map((name) => entry.replace('*', name)),
      )
      .filter((entry) => entry !== './node')
    for (const entry of loaded) expect(budgets).toHaveProperty([`${manifest.name}${entry.slice(1)}`])
  })

  it('agrees with the workspace on version, licence and Node', () => {
    const { version, license, engines } = workspace
    expect(manifest).toMatchObject({ version, license, engines, type: 'module' })
    expect(manifest.private).toBeUndefined()
  })
})

it('the lockfile names no address that only one machine can reach', () => {
  expect(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/tarball:|resolved:/)
})

it('the demo serves the worker of the msw that is installed; `msw init` in apps/demo renews it', () => {
  const worker = (folder) => readFileSync(join(root, folder, 'mockServiceWorker.js'), 'utf8')
  expect(worker('apps/demo/public')).toBe(worker('apps/demo/node_modules/msw/lib'))
})
