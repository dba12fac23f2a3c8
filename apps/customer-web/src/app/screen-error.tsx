import { Button, buttonClass, PageTitle } from '@forecourt/ui'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useT } from '../i18n.ts'

/** When a screen itself breaks, or its code cannot be loaded. */
export function ScreenError({ reset }: ErrorComponentProps) {
  const t = useT()
  const router = useRouter()
  return (
    <div className="page-column grow py-12 sm:py-20">
      <PageTitle lead={t('shell.brokenLead')}>{t('shell.broken')}</PageTitle>
      <div className="mt-8 flex flex-wrap gap-3">
        <Button
          onClick={() => {
            reset()
            router.invalidate()
          }}
        >
          {t('shell.retry')}
        </Button>
        <Link to="/help" className={buttonClass('secondary')}>
          {t('shell.help')}
        </Link>
      </div>
    </div>
  )
}
