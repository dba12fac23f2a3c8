import './i18n.ts'
import '@forecourt/ui/styles.css'
import { restoreTheme } from '@forecourt/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startServiceWorker } from './app/service-worker.ts'

restoreTheme()
startServiceWorker()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
