import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/react-vite'
import tailwind from '@tailwindcss/vite'
import { defaultClientConditions, type Plugin } from 'vite'
import { finishStyles } from '../../../packages/ui/scripts/compile-styles.mjs'
import { cssImports } from '../../../packages/ui/scripts/css-imports.mjs'

/** Does to the kit's stylesheet what its build does after Tailwind. */
const yieldToHosts: Plugin = {
  name: 'creditkit:yield-to-hosts',
  enforce: 'pre',
  transform: (css, id) =>
    id.split('?')[0]?.endsWith('/packages/ui/src/styles.css') ? { code: finishStyles(css), map: null } : null,
}

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../../../packages/ui/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  typescript: {
    // Tables of props are for readers; tests do without the wait.
    reactDocgen: process.env.VITEST ? false : 'react-docgen-typescript',
    reactDocgenTypescriptOptions: {
      shouldExtractLiteralValuesFromEnum: true,
      shouldRemoveUndefinedFromOptional: true,
      tsconfigPath: fileURLToPath(new URL('../../../packages/ui/tsconfig.json', import.meta.url)),
      include: ['../../packages/ui/src/**/*.tsx'],
    },
  },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), cssImports(), tailwind(), yieldToHosts],
    // Stories show the packages' source, so that a change is seen without a build.
    resolve: { ...vite.resolve, conditions: ['@creditkit/source', ...defaultClientConditions] },
  }),
}

export default config
