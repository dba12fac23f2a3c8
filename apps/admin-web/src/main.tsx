import { createQueryClient, ForecourtProvider } from '@forecourt/client'
import { LiveRegion, restoreTheme, Toasts } from '@forecourt/ui'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { i18n } from './i18n/index.ts'
import { router } from './routes/router.tsx'
import '@forecourt/ui/styles.css'
import './styles.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')

restoreTheme()

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <ForecourtProvider queryClient={createQueryClient()}>
        <LiveRegion>
          <Toasts>
            <RouterProvider router={router} />
          </Toasts>
        </LiveRegion>
      </ForecourtProvider>
    </I18nextProvider>
  </StrictMode>,
)
