import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type PluginOption, type UserConfig } from 'vite'

export interface AppOptions {
  /** Path the API serves the build under, with both slashes: `/`, `/admin/`, `/kiosk/`. */
  base: string
  /** Port of the development server; the API on 4000 answers what is not the app's. */
  port: number
  /** What one app needs beyond the rest, such as its service worker. */
  plugins?: PluginOption[]
}

/** Where the development server finds the API; builds are served by the API itself. */
const api = 'http://localhost:4000'

/**
 * The Vite configuration that the three apps share.
 *
 * Builds run under `script-src 'self'; style-src 'self'; font-src 'self'`: no inline module preload
 * polyfill, no data: URLs. Modules of this package have no side effects, so that a lazy screen carries
 * its own components and the first page does not pay for the calendar.
 */
export function appConfig({ base, port, plugins = [] }: AppOptions): UserConfig {
  return defineConfig({
    base,
    plugins: [react(), tailwindcss(), ...plugins],
    server: { port, strictPort: true, proxy: { '/api': api, '/dev': api } },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { treeshake: { moduleSideEffects: hasSideEffects } },
    },
  })
}

const pureModule = /[\\/]packages[\\/]ui[\\/]src[\\/].*\.tsx?$/

function hasSideEffects(id: string): boolean {
  return !pureModule.test(id)
}
