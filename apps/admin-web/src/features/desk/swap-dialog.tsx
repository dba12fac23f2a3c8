import { useTRPC } from '@forecourt/client'
import type { Booking, SwapTarget } from '@forecourt/domain/booking/contract'
import { Chip, EmptyState, RadioGroup, Skeleton, useFormat, useToast } from '@forecourt/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CarFront, Sparkles } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { DeskRefusal } from './desk-refusal.tsx'
import { DialFields, dialsAreGood, dialsInput, noDials } from './dials.tsx'

/** Another unit for a booking: what fits, best first. While it is out, the car that comes back has its dials noted. */
export function SwapDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { name } = booking.contact
  const [chosen, setChosen] = useState<string>()
  const [missing, setMissing] = useState(false)
  const [dials, setDials] = useState(noDials)
  const options = useQuery(
    trpc.desk.previewSwap.queryOptions({ bookingId: booking.id }, { staleTime: 0, gcTime: 0 }),
  )
  const swap = useSwap(name, onClose)
  const target = options.data?.targets.find(({ unitId }) => unitId === chosen)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setMissing(target === undefined)
    if (target && options.data && dialsAreGood(dials))
      swap.mutate({
        bookingId: booking.id,
        unitId: target.unitId,
        atBranchId: options.data.branchId,
        ...(options.data.active && dialsInput(dials)),
      })
  }

  return (
    <AskDialog
      title={t('desk.swapTitle', { name })}
      confirm={target ? t('desk.confirmSwap', { unit: target.label }) : t('desk.choose')}
      form="swap"
      pending={swap.isPending}
      onClose={onClose}
    >
      <p className="mb-4">{t('desk.swapLead')}</p>
      <form id="swap" onSubmit={submit} noValidate className="flex flex-col gap-5">
        <QueryState query={options} skeleton={<Skeleton className="h-48 w-full" />}>
          {({ targets, active }) => (
            <>
              {targets.length === 0 ? (
                <EmptyState icon={CarFront} title={t('desk.noTargets')}>
                  {t('desk.noTargetsText')}
                </EmptyState>
              ) : (
                <Targets
                  targets={targets}
                  chosen={chosen}
                  error={missing ? t('desk.chooseError') : undefined}
                  onChoose={setChosen}
                />
              )}
              {active && booking.product === 'rental' && targets.length > 0 && (
                <section aria-labelledby="given-back" className="border-hairline border-t pt-4">
                  <h3 id="given-back" className="mb-3 text-base">
                    {t('desk.givenBack')}
                    {booking.unit && ` · ${booking.unit.label}`}
                  </h3>
                  <DialFields value={dials} error={swap.error} onChange={setDials} />
                </section>
              )}
            </>
          )}
        </QueryState>
        <DeskRefusal error={swap.error} />
      </form>
    </AskDialog>
  )
}

function useSwap(name: string, onClose: () => void) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation(
    trpc.desk.swapUnit.mutationOptions({
      onSuccess: ({ unit }) => {
        toast(t('desk.swapped', { name, unit: unit?.label ?? '' }))
        void queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
        void queries.invalidateQueries({ queryKey: trpc.desk.pathKey() })
        onClose()
      },
    }),
  )
}

function Targets({
  targets,
  chosen,
  error,
  onChoose,
}: {
  targets: readonly SwapTarget[]
  chosen: string | undefined
  error: string | undefined
  onChoose: (unitId: string) => void
}) {
  const t = useT()
  const { branch } = useBranch()
  const { language, distance, number } = useFormat()
  const hint = (target: SwapTarget) =>
    [
      target.className[language],
      [target.make, target.model].filter(Boolean).join(' '),
      target.odometerKm !== null && distance(target.odometerKm * 1000, branch.country),
      target.energyPercent !== null && number(target.energyPercent / 100, { style: 'percent' }),
      target.moves > 0 && t('desk.moves', { count: target.moves }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <RadioGroup
      legend={t('desk.choose')}
      name="target"
      value={chosen}
      error={error}
      onChange={onChoose}
      options={targets.map((target) => ({
        value: target.unitId,
        label: (
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {target.label}
            {target.upgrade && (
              <Chip hue="blue" icon={Sparkles}>
                {t('desk.upgrade')}
              </Chip>
            )}
          </span>
        ),
        hint: hint(target),
      }))}
    />
  )
}
