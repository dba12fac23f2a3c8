import type { PluginOption } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/**
 * The offline shell: the app's own files and nothing from the API, so that no answer is ever served from a
 * cache. Bookings and passes for offline use are kept by the app itself (features/bookings/saved.ts). What
 * the other apps and the server own under this origin is not ours to answer.
 */
export function pwa(): PluginOption {
  return VitePWA({
    registerType: 'autoUpdate',
    injectRegister: false,
    manifest: {
      name: 'Forecourt',
      short_name: 'Forecourt',
      description: 'Rent a car or book a parking bay.',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#0a5563',
      icons: [
        { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{js,css,html,svg,woff2}'],
      // The second subset of the font and the map are fetched when they are needed.
      globIgnores: ['**/*latin-ext*', '**/*map*'],
      importScripts: ['/push-sw.js'],
      navigateFallback: '/index.html',
      navigateFallbackDenylist: [/^\/(api|admin|kiosk|dev|webhooks|metrics|healthz|readyz)(\/|$)/],
      cleanupOutdatedCaches: true,
      // Workbox writes its map beside the worker; ours stay with the app's own files.
      sourcemap: false,
    },
  })
}
