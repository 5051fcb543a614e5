import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

execFileSync('tailwindcss', ['-i', 'src/styles.css', '-o', 'dist/styles.css', '--minify'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
})
// TypeScript 6 rejects a side-effect import without types, and a host need not declare `*.css`.
writeFileSync('dist/styles.css.d.ts', 'export {}\n')
