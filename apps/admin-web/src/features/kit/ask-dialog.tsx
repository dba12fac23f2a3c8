import { Button, Dialog } from '@forecourt/ui'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'
import { useOffline } from './use-offline.ts'

export type AskDialogProps = {
  title: string
  /** What the button says that does it. */
  confirm: string
  /** Something is lost by it. */
  danger?: boolean
  pending: boolean
  onClose: () => void
  children: ReactNode
} & (
  | { /** The id of the form among the children that the button sends. */ form: string }
  | { onConfirm: () => void }
)

/** Asks before something is written: what it is about, a way back, and the button that does it, unless offline. */
export function AskDialog({ title, confirm, danger, pending, onClose, children, ...does }: AskDialogProps) {
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
            variant={danger ? 'danger' : 'primary'}
            loading={pending}
            disabledReason={offline}
            {...('form' in does ? { type: 'submit', form: does.form } : { onClick: does.onConfirm })}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
