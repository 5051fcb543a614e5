import { writeFileSync } from 'node:fs'

// TypeScript 6 rejects a side-effect import without types, and no host should have to declare `*.css` for us.
writeFileSync('dist/styles.css.d.ts', 'export {}\n')
