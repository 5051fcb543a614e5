import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    browser: 'src/msw/browser.ts',
    conformance: 'src/conformance/index.ts',
    msw: 'src/msw/index.ts',
    node: 'src/node/index.ts',
    cli: 'src/node/cli.ts',
  },
  format: 'esm',
  target: 'es2022',
  // Whoever only looks at the demo needs no declarations, which take longer than all the rest.
  dts: process.env.DECLARATIONS !== 'off',
  sourcemap: true,
  clean: true,
  tsconfig: 'tsconfig.build.json',
})
