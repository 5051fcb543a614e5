import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import onReact18 from '../../../../client/react-18/package.json' with { type: 'json' }

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Finds React, and what is built on it, where React 18 is installed, as vitest.config.ts does for the tests themselves. */
const react18 = {
  name: 'react-18',
  setup({ onResolve, resolve }) {
    const found = { isFound: true }
    const filter = new RegExp(`^(${Object.keys(onReact18.dependencies).join('|')})(/|$)`)
    onResolve({ filter }, ({ path, kind, pluginData }) =>
      pluginData === found
        ? undefined
        : resolve(path, { kind, resolveDir: at('../../../../client/react-18'), pluginData: found }),
    )
  },
}

// A program of its own, since esbuild does not run in a test's jsdom: it writes server.tsx with all that it imports.
const { outputFiles } = await build({
  entryPoints: [at('./server.tsx')],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module';const require = createRequire('/');" },
  conditions: ['@creditkit/source'],
  define: { 'process.env.NODE_ENV': '"development"' },
  plugins: process.argv[2] === '18' ? [react18] : [],
})
process.stdout.write(outputFiles[0].text)
