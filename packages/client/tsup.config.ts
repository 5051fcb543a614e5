import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    dialects: 'src/dialects/index.ts',
    query: 'src/query/index.ts',
    react: 'src/react/index.ts',
  },
  format: 'esm',
  target: 'es2022',
  // Whoever only looks at the demo needs no declarations, which take longer than all the rest.
  dts: process.env.DECLARATIONS !== 'off',
  sourcemap: true,
  clean: true,
  tsconfig: 'tsconfig.build.json',
  // One build, so that the entries share their modules (a problem thrown by one is `instanceof` in another). The React entry
  // alone gets the directive: the others stay usable in a server component, which tsup's `banner` would spoil.
  plugins: [
    {
      name: 'use-client',
      renderChunk: (code, chunk) =>
        chunk.entryPoint === 'src/react/index.ts'
          ? { code: `'use client';${code}`, map: chunk.map ?? null }
          : undefined,
    },
  ],
})
