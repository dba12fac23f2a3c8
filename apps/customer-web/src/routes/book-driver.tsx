import { serverNow } from '@forecourt/client'
import { Button, isoDateOf } from '@forecourt/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../features/account/use-me.ts'
import { quoteInput, requiredChoice } from '../features/book/choice.ts'
import { DetailsForm } from '../features/book/details-form.tsx'
import { ageAt, type Details, noDetails, readDraft, writeDraft } from '../features/book/draft.ts'
import { PriceBar } from '../features/book/price-bar.tsx'
import { useQuote } from '../features/book/use-quote.ts'
import { WizardPage } from '../features/book/wizard-page.tsx'
import { useOffer } from '../features/offer/use-offer.ts'
import { defaultAge, periodOf } from '../features/trip/trip.ts'
import { useT } from '../i18n.ts'

const route = getRouteApi('/book/driver')
const formId = 'details'

export function BookDriver() {
  const t = useT()
  const search = route.useSearch()
  const navigate = useNavigate()
  const me = useMe()
  const choice = requiredChoice(search)
  const { product } = choice.trip
  const { item } = useOffer(choice)
  const quote = useQuote(quoteInput(search)).data
  const [draft] = useState(() => readDraft(serverNow()))

  const go = (typed: Details) => {
    writeDraft(typed, serverNow())
    const birth = product === 'rental' ? isoDateOf(typed.birth) : undefined
    if (birth === undefined) return navigate({ to: '/book/review', search })
    const age = ageAt(birth, periodOf(choice.trip).from)
    const next = { ...search, age: age >= defaultAge ? undefined : age }
    // Too young is no mistake in a field: the offer's page says it and shows what can be booked.
    const tooYoung = item && age < item.offer.class.minAge
    return navigate({ to: tooYoung ? '/offer' : '/book/review', search: next })
  }

  const start =
    draft ?? (me ? { ...noDetails, email: me.email, name: me.name, phone: me.phone ?? '' } : noDetails)
  return (
    <>
      <WizardPage
        step="driver"
        search={search}
        back="/book/extras"
        title={t(`book.driver.title.${product}`)}
        lead={t(`book.driver.lead.${product}`)}
      >
        {me === null && (
          <p className="text-muted">
            {t('book.driver.signIn')}{' '}
            <Link
              to="/sign-in"
              search={{ next: `${location.pathname}${location.search}` }}
              className="link font-medium"
            >
              {t('book.driver.signInLink')}
            </Link>
          </p>
        )}
        {me !== undefined && (
          <DetailsForm
            id={formId}
            product={product}
            atAirport={item?.branch.kind === 'airport'}
            start={start}
            onDone={go}
          />
        )}
      </WizardPage>
      <PriceBar
        search={search}
        quote={quote}
        action={
          <Button type="submit" form={formId}>
            {t('book.driver.submit')}
          </Button>
        }
      />
    </>
  )
}
