import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

const locales = readdirSync('src/locales').filter((name) => !/^testing$|\.ts$/.test(name))

// Apart from the components: texts and themes are data, which a server component may read and spread, so they are no client modules.
export default defineConfig({
  entry: {
    ...Object.fromEntries(locales.map((name) => [`locales/${name}`, `src/locales/${name}/index.ts`])),
    themes: 'src/theme/themes/index.ts',
  },
  format: 'esm',
  target: 'es2022',
  dts: process.env.DECLARATIONS !== 'off',
  splitting: false,
  tsconfig: 'tsconfig.build.json',
})
