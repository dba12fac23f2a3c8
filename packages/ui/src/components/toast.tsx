import { CircleCheck, X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { IconButton } from './icon-button.tsx'

/** Says in passing what the page itself shows too: a toast is never the only word, and holds no action. */
export type ShowToast = (message: string) => void

const ToastContext = createContext<ShowToast>(() => {})

const shownMs = 6_000

interface Shown {
  id: number
  message: string
}

/** Holds the toasts of an app, above everything but modals. */
export function Toasts({ children }: { children: ReactNode }) {
  const t = useUiText()
  const [shown, setShown] = useState<Shown>()
  const show = useCallback<ShowToast>(
    (message) => setShown((last) => ({ id: (last?.id ?? 0) + 1, message })),
    [],
  )
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--bar-bottom)+1rem)] z-50 grid place-items-center px-4"
      >
        {shown && (
          <div
            key={shown.id}
            className="pointer-events-auto flex max-w-form animate-fade items-center gap-3 rounded-card border border-hairline bg-raised py-1 pr-1 pl-4 shadow-popover"
          >
            <CircleCheck aria-hidden className="size-5 shrink-0 text-green" />
            <span className="py-2">{shown.message}</span>
            <IconButton icon={X} label={t('close')} onClick={() => setShown(undefined)} />
          </div>
        )}
      </div>
    </ToastContext>
  )
}

export function useToast(): ShowToast {
  return useContext(ToastContext)
}
