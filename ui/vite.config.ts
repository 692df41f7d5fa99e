import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { elementStyles } from './element-styles.ts'
import { firstChunk } from './first-chunk.ts'
import info from './package.json' with { type: 'json' }

// The http door in development: a console serving a data folder (`servicelane-console serve`).
const host = process.env.SERVICELANE_HOST ?? 'http://127.0.0.1:7420'

// The host turns away strangers: the page must look as if it had come from there.
const door = { target: host, changeOrigin: true, headers: { origin: host } }

export default defineConfig({
  base: './',
  plugins: [vue(), elementStyles(), firstChunk()],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // The drawn car is the same on screen and on paper.
      '#car_outline': fileURLToPath(new URL('../src-tauri/core/src/documents/forms/car_outline.json', import.meta.url)),
    },
  },
  define: { __INTLIFY_PROD_DEVTOOLS__: 'false', __APP_VERSION__: JSON.stringify(info.version) },
  server: { proxy: { '/call': door, '/events': door, '/made': door }, fs: { allow: ['..'] } },
  build: { target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 900 },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
})
