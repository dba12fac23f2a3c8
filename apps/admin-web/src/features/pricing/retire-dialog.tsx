import { useT } from '../../i18n/index.ts'
import { Alert, Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'

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
  return (
    <AskDialog
      title={title}
      confirm={confirm}
      danger
      pending={retire.isPending}
      onConfirm={retire.mutate}
      onClose={onClose}
    >
      <p className="font-medium">{what}</p>
      <p className="mt-2">{text}</p>
      <p className="mt-2">{t('pricing.keeps')}</p>
      {retire.refusal ? <Alert>{retire.refusal}</Alert> : <Refusal error={retire.error} />}
    </AskDialog>
  )
}
