import '../src/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createI18n, LiveRegion, restoreTheme, Toasts } from '../src/index.ts'
import { Gallery } from './gallery.tsx'

// `?app=kiosk&theme=dark` shows another app's sizes or a fixed theme.
const wanted = new URLSearchParams(location.search)
createI18n({ resources: { en: {}, fr: {} }, persist: false })
restoreTheme()
for (const name of ['app', 'theme', 'contrast', 'text']) {
  const value = wanted.get(name)
  if (value) document.documentElement.dataset[name] = value
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <LiveRegion>
      <Toasts>
        <Gallery />
      </Toasts>
    </LiveRegion>
  </StrictMode>,
)
