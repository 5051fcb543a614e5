import type { Plugin } from 'vite'

/** Lets tests and stories import compiled CSS as text: `import { css as kit } from './styles.css?shipped'`. */
export function cssImports(): Plugin
