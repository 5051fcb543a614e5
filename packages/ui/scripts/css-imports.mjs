import { dirname, join } from 'node:path'
import { compileStyles, tailwind } from './compile-styles.mjs'

const compilers = {
  /** One of the kit's stylesheets, as the package ships it. */
  shipped: compileStyles,
  /** A host's stylesheet, by the Tailwind before ours, for the markup beside it. */
  'tailwind-3': (path) =>
    tailwind('tailwindcss-3', ['-i', path, '--content', join(dirname(path), '../host-page.ts')]),
}
const MARK = '\0css:'

/** Lets tests and stories import compiled CSS as text: `import { css as kit } from './styles.css?shipped'`. */
export const cssImports = () => ({
  name: 'creditkit:css-imports',
  enforce: 'pre',
  async resolveId(source, importer) {
    const [path, query] = source.split('?')
    if (!Object.hasOwn(compilers, query)) return null
    const resolved = await this.resolve(path, importer, { skipSelf: true })
    // What ends like a stylesheet is taken for one, and this is a module with a text.
    return resolved && `${MARK}${query}:${resolved.id}.js`
  },
  async load(id) {
    if (!id.startsWith(MARK)) return null
    const [, query, path] = /^\0css:([^:]+):(.*)\.js$/s.exec(id) ?? []
    return `export const css = ${JSON.stringify(await compilers[query](path))}`
  },
})
