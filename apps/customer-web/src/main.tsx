import './i18n.ts'
import './app.css'
import { registerSW } from 'virtual:pwa-register'
import { restoreTheme } from '@forecourt/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'

restoreTheme()
registerSW({ immediate: true })

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
