import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const chatServer = process.env['CHAT_SERVER'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing inlined as data: the server may forbid it, and a file is cached.
    assetsInlineLimit: 0,
    target: ['chrome123', 'firefox128', 'safari17.5'],
  },
  server: { host: '127.0.0.1', proxy: { '/client': chatServer } },
})
