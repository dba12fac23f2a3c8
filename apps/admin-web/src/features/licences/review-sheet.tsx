import { useTRPC } from '@forecourt/client'
import { type OpenedLicence, type RejectReason, rejectReasons } from '@forecourt/domain/identity/contract'
import { Button, countryName, SelectField, Sheet, useFormat, useToast } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { Facts } from '../kit/facts.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { useBranch } from '../shell/branch-context.ts'
import { LicencePicture } from './licence-picture.tsx'

const same = (a: string, b: string) =>
  a.trim().localeCompare(b.trim(), undefined, { sensitivity: 'base' }) === 0

/** The photos of a licence beside what its customer typed, and the decision. */
export function ReviewSheet({ licence, onClose }: { licence: OpenedLicence; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const offline = useOffline()
  const { branch } = useBranch()
  const { instant, locale } = useFormat()
  const [reason, setReason] = useState<RejectReason | ''>('')
  const [noReason, setNoReason] = useState(false)
  const decide = useMutation(
    trpc.licence.decide.mutationOptions({
      onSuccess: (_none, { verdict }) => {
        toast(t(`licences.done.${verdict}`, { name: licence.holderName }))
        onClose()
      },
    }),
  )
  const { id: licenceId, nextPickup, expiresOn } = licence
  const notes = [
    ...(same(licence.holderName, licence.accountName)
      ? []
      : [t('licences.otherName', { name: licence.accountName })]),
    ...(licence.endsTooLate ? [t('licences.endsTooLate')] : []),
  ]

  function reject(): void {
    setNoReason(reason === '')
    if (reason !== '') decide.mutate({ licenceId, verdict: 'rejected', reason })
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={licence.holderName}
      className="sm:w-[min(56rem,100vw)]!"
      footer={
        <>
          <Button
            variant="secondary"
            loading={decide.isPending && decide.variables.verdict === 'rejected'}
            disabledReason={offline}
            onClick={reject}
          >
            {t('licences.reject')}
          </Button>
          <Button
            loading={decide.isPending && decide.variables.verdict === 'verified'}
            disabledReason={offline}
            onClick={() => decide.mutate({ licenceId, verdict: 'verified' })}
          >
            {t('licences.accept')}
          </Button>
        </>
      }
    >
      <div className="grid items-start gap-6 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex flex-col gap-4">
          <LicencePicture name={t('licences.front')} picture={licence.front} />
          {licence.back && <LicencePicture name={t('licences.back')} picture={licence.back} />}
        </div>
        <div className="flex flex-col gap-5">
          <Facts
            className="sm:grid-cols-1!"
            facts={[
              [t('licences.holderName'), licence.holderName],
              [t('licences.country'), countryName(licence.country, locale)],
              [t('licences.number'), licence.number],
              [t('licences.expiresOn'), instant(expiresOn, 'UTC', 'dateYear')],
              [t('licences.next'), nextPickup && instant(nextPickup.from, branch.timeZone)],
            ]}
          />
          {notes.map((note) => (
            <p key={note} className="flex gap-2 rounded-input bg-amber-tint px-3 py-2 text-amber">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {note}
            </p>
          ))}
          <SelectField
            name="reason"
            label={t('licences.reason')}
            hint={t('licences.reasonHint')}
            optional
            placeholder={t('licences.chooseReason')}
            options={rejectReasons.map((value) => ({ value, label: t(`licences.reasons.${value}`) }))}
            value={reason}
            error={noReason && reason === '' ? t('licences.needReason') : undefined}
            onChange={(event) =>
              setReason(rejectReasons.find((one) => one === event.currentTarget.value) ?? '')
            }
          />
          <Refusal error={decide.error} />
        </div>
      </div>
    </Sheet>
  )
}
