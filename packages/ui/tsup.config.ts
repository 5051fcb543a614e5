import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    paypal: 'src/providers/paypal/index.ts',
    redirect: 'src/providers/redirect/index.ts',
    stripe: 'src/providers/stripe/index.ts',
  },
  format: 'esm',
  target: 'es2022',
  // Whoever only looks at the demo needs no declarations, which take longer than all the rest.
  dts: process.env.DECLARATIONS !== 'off',
  sourcemap: true,
  clean: true,
  tsconfig: 'tsconfig.build.json',
  banner: { js: "'use client';" },
})
