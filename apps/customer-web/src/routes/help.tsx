import { PageTitle } from '@forecourt/ui'
import { useT } from '../i18n.ts'

export function Help() {
  const t = useT()
  const items = [
    [t('help.items.findTitle'), t('help.items.find')],
    [t('help.items.payTitle'), t('help.items.pay')],
    [t('help.items.cancelTitle'), t('help.items.cancel')],
    [t('help.items.passTitle'), t('help.items.pass')],
    [t('help.items.depositTitle'), t('help.items.deposit')],
    [t('help.items.lateTitle'), t('help.items.late')],
  ]
  return (
    <div className="page-column grid grow items-start gap-x-16 gap-y-10 pt-8 pb-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
      <div>
        <PageTitle lead={t('help.lead')}>{t('help.title')}</PageTitle>
        <dl className="mt-8 divide-y divide-hairline border-hairline border-y">
          {items.map(([question, answer]) => (
            <div key={question} className="py-5">
              <dt className="font-bold">{question}</dt>
              <dd className="mt-1 max-w-read text-muted">{answer}</dd>
            </div>
          ))}
        </dl>
      </div>
      <section aria-labelledby="contact" className="rounded-card bg-subtle p-6">
        <h2 id="contact" className="text-lg">
          {t('help.contact')}
        </h2>
        <p className="mt-1 text-muted">{t('help.contactText')}</p>
        <a
          className="link mt-3 inline-flex min-h-target items-center font-medium"
          href={`mailto:${t('help.email')}`}
        >
          {t('help.email')}
        </a>
      </section>
    </div>
  )
}
