import { type Outputs, useTRPC } from '@forecourt/client'
import type { Licence } from '@forecourt/domain/identity/contract'
import { Button, Chip, countryName, formatReference, useFormat } from '@forecourt/ui'
import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleX, Hourglass, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { LicenceForm } from './licence-form.tsx'

type Mine = Outputs['licence']['mine']

const looks = {
  in_review: { hue: 'blue', icon: Hourglass },
  verified: { hue: 'green', icon: CircleCheck },
  rejected: { hue: 'red', icon: CircleX },
  expired: { hue: 'amber', icon: TriangleAlert },
} as const

/** Where the licence stands, and the form while one is needed. */
export function MyLicence({ mine, accountName }: { mine: Mine; accountName: string }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const t = useT()
  const { instant } = useFormat()
  const { licence, endsTooLate } = mine
  const needed = licence === null || licence.state === 'rejected' || licence.state === 'expired'
  const [again, setAgain] = useState(false)
  return (
    <>
      {licence && <LicenceCard licence={licence} />}
      {endsTooLate && (
        <p className="flex gap-3 rounded-card bg-amber-tint p-4 text-amber">
          <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          {t('licence.endsTooLate', {
            reference: formatReference(endsTooLate.reference),
            when: instant(endsTooLate.to, 'UTC', 'dateYear'),
          })}
        </p>
      )}
      {needed || again ? (
        <LicenceForm
          accountName={licence?.holderName ?? accountName}
          onSent={(now) => {
            setAgain(false)
            queries.setQueryData(trpc.licence.mine.queryKey({}), now)
          }}
        />
      ) : (
        <Button variant="secondary" className="self-start" onClick={() => setAgain(true)}>
          {t('licence.again')}
        </Button>
      )}
    </>
  )
}

function LicenceCard({ licence }: { licence: Licence }) {
  const t = useT()
  const { instant, locale } = useFormat()
  const { state, country, numberEnd, holderName } = licence
  const expires = instant(licence.expiresOn, 'UTC', 'dateYear')
  const { hue, icon } = looks[state]
  return (
    <section
      aria-label={t('licence.title')}
      className="flex flex-col gap-3 rounded-card border border-hairline p-5"
      aria-live="polite"
    >
      <Chip hue={hue} icon={icon} className="self-start">
        {t(`licence.state.${state}`, { expires })}
      </Chip>
      <p>
        {state === 'rejected'
          ? t(`licence.reason.${licence.reason ?? 'unreadable'}`)
          : t(`licence.text.${state}`)}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
        {[
          [t('licence.holderName'), holderName],
          [t('licence.country'), countryName(country, locale)],
          [t('licence.number'), `…${numberEnd}`],
          [t('licence.expiresOn'), expires],
        ].map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
