import type { DeskAction } from './actions.ts'
import type { Asked } from './asked.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { DeskDialog } from './desk-dialog.tsx'

/** Asks before something is done to a booking, by the customer's name. */
export function ActionDialog({
  action,
  asked,
  onClose,
}: {
  action: DeskAction
  asked: Asked
  onClose: () => void
}) {
  return action === 'cancel' ? (
    <CancelDialog asked={asked} onClose={onClose} />
  ) : (
    <DeskDialog action={action} asked={asked} onClose={onClose} />
  )
}
