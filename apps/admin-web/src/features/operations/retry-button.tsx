import { errorOf } from '@forecourt/client'
import { Button } from '@forecourt/ui'
import { RotateCw } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useOffline } from '../kit/use-offline.ts'

/** Asks for something that was given up to be tried again; says what went wrong where it stands. */
export function RetryButton({
  what,
  retry,
}: {
  /** What is tried, for those who do not see the row. */
  what: string
  retry: { mutate: () => void; isPending: boolean; error: unknown }
}) {
  const t = useT()
  const offline = useOffline()
  return (
    <span className="relative z-10 inline-flex flex-col items-end gap-1">
      <Button
        size="small"
        variant="secondary"
        loading={retry.isPending}
        disabledReason={offline}
        aria-label={`${t('operations.retry')}: ${what}`}
        onClick={retry.mutate}
      >
        <RotateCw aria-hidden className="size-4" />
        {t('operations.retry')}
      </Button>
      {retry.error !== null && (
        <span role="alert" className="whitespace-normal text-danger text-sm">
          {t(
            errorOf(retry.error).code === 'WRONG_STATUS' ? 'operations.notGivenUp' : 'operations.retryFailed',
          )}
        </span>
      )}
    </span>
  )
}
