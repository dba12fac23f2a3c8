import { Button, Dialog } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { Alert, Refusal } from '../booking/refusal.tsx'
import { useOffline } from '../kit/use-offline.ts'

export interface RetireDialogProps {
  title: string
  /** What it is, in its own words. */
  what: string
  /** What changes by it. */
  text: string
  confirm: string
  /** `refusal` says in words of its own why it would not be done. */
  retire: { mutate: () => void; isPending: boolean; error: unknown; refusal?: string | undefined }
  onClose: () => void
}

/** Asks before a price ends, and says what that changes. What is confirmed keeps its price. */
export function RetireDialog({ title, what, text, confirm, retire, onClose }: RetireDialogProps) {
  const t = useT()
  const offline = useOffline()
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            variant="danger"
            loading={retire.isPending}
            disabledReason={offline}
            onClick={retire.mutate}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <p className="font-medium">{what}</p>
      <p className="mt-2">{text}</p>
      <p className="mt-2">{t('pricing.keeps')}</p>
      {retire.refusal ? <Alert>{retire.refusal}</Alert> : <Refusal error={retire.error} />}
    </Dialog>
  )
}
