import { existsSync } from 'node:fs'

// `npm start` builds without declarations, because the demo reads none. A package without them must not be packed.
if (!existsSync('dist/index.d.ts')) {
  console.error('This package was built without its types. Run "pnpm build" at the root, then pack again.')
  process.exit(1)
}
