import { ForecourtProvider } from '@forecourt/client'
import { LiveRegion, Toasts } from '@forecourt/ui'
import { RouterProvider } from '@tanstack/react-router'
import { router } from './router.tsx'

export function App() {
  return (
    <ForecourtProvider>
      <LiveRegion>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </LiveRegion>
    </ForecourtProvider>
  )
}
