import { useTRPC } from '@forecourt/client'
import { useToast } from '@forecourt/ui'
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { TillRefusal } from './till-refusal.tsx'

type Props = {
  title: string
  confirm: string
  currency: string
  mutation: { isPending: boolean; error: unknown }
  onSubmit: (event: FormEvent) => void
  onClose: () => void
  children: ReactNode
}

/** A question about cash: a form, and what the server has against it. */
export function TillDialog({ title, confirm, currency, mutation, onSubmit, onClose, children }: Props) {
  return (
    <AskDialog
      title={title}
      confirm={confirm}
      form="till-form"
      pending={mutation.isPending}
      onClose={onClose}
    >
      <form id="till-form" onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {children}
      </form>
      <TillRefusal error={mutation.error} currency={currency} />
    </AskDialog>
  )
}

/** After cash moved: says so, and reads again what shows it. */
export function useCashMoved(onClose: () => void): (said: string) => void {
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  return (said) => {
    toast(said)
    for (const queryKey of [trpc.till.pathKey(), trpc.booking.pathKey()])
      void queries.invalidateQueries({ queryKey })
    onClose()
  }
}
