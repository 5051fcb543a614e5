import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Deliberately the configuration of a customer: the packages come from their builds, and nothing here knows of this repository.
export default defineConfig({
  plugins: [react()],
  server: { port: 5173, strictPort: true },
})
