import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

// The build takes the packages as a customer gets them, from dist; only the dev server follows their source.
export default defineConfig(({ command }) => ({
  plugins: [react()],
  ...(command === 'serve'
    ? { resolve: { conditions: ['@creditkit/source', ...defaultClientConditions] } }
    : {}),
}))
