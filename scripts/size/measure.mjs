import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Bytes of one built entry as a browser downloads it: bundled with what it installs, minified, gzipped; peers left out.
 * `entry#name` is what a host gets that imports just that name of it.
 */
export async function measure(wanted) {
  const [entry, only] = wanted.split('#')
  const [scope, name, ...rest] = entry.split('/')
  const folder = join(root, 'packages', name)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const key = rest.length ? `./${rest.join('/')}` : '.'
  const file = fileOf(manifest.publishConfig.exports, key)
  if (!file) throw new Error(`${scope}/${name} has no entry ${key}`)
  const { outputFiles } = await build({
    ...(only
      ? { stdin: { contents: `export { ${only} } from './${file}'`, resolveDir: folder } }
      : { entryPoints: [join(folder, file)] }),
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    external: Object.keys(manifest.peerDependencies ?? {}).flatMap((peer) => [peer, `${peer}/*`]),
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length
}

/** The built file behind an entry; `./locales/*` stands for each of its files. */
function fileOf(exports, key) {
  const folder = exports[`${key.slice(0, key.lastIndexOf('/'))}/*`]
  return exports[key]?.default ?? folder?.default.replace('*', key.slice(key.lastIndexOf('/') + 1))
}
