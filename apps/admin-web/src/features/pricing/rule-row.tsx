import { Button, buttonClass, Chip, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { CircleX, Pencil } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'
import { useMayPrice } from './may-change.ts'
import { type RateRule, useToday } from './rates.ts'
import { ruleLooks, ruleState } from './rule-state.ts'
import { useRuleSentence } from './sentence.ts'

/** A rule as a sentence, how it stands, and what may be done with it. */
export function RuleRow({ rule, onRetire }: { rule: RateRule; onRetire: () => void }) {
  const t = useT()
  const { branch } = useBranch()
  const { language, instant } = useFormat()
  const says = useRuleSentence()(rule)
  const mayPrice = useMayPrice()
  const state = ruleState(rule, useToday())
  const mine = mayPrice(rule.branchId === null ? null : [rule.branchId])
  const name = language === 'fr' ? rule.nameFr : rule.nameEn
  const since = (iso: string) => instant(iso, branch.timeZone, 'dateYear')
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-hairline border-b px-4 py-3 last:border-b-0">
      <div className="min-w-0 basis-64 grow">
        <p className="font-medium">{says}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
          <Chip {...ruleLooks[state]}>{t(`pricing.state.${state}`)}</Chip>
          <span>{t('pricing.named', { name })}</span>
          <span>
            {t('pricing.version', { version: rule.version })},{' '}
            {rule.retiredAt === null
              ? t('pricing.since', { date: since(rule.createdAt) })
              : t('pricing.until', { date: since(rule.retiredAt) })}
          </span>
          {!mine && state !== 'retired' && <span>{t('pricing.rules.adminOnly')}</span>}
        </p>
      </div>
      {mine && state !== 'retired' && (
        <div className="flex gap-1">
          <Link
            to="/b/$branchId/pricing/rule"
            params={{ branchId: branch.id }}
            search={{ series: rule.series, product: rule.product }}
            aria-label={`${t('pricing.change')}: ${says}`}
            className={buttonClass('quiet', { size: 'small' })}
          >
            <Pencil aria-hidden className="size-4" />
            {t('pricing.change')}
          </Link>
          <Button
            size="small"
            variant="quiet"
            aria-label={`${t('pricing.retire')}: ${says}`}
            onClick={onRetire}
          >
            <CircleX aria-hidden className="size-4" />
            {t('pricing.retire')}
          </Button>
        </div>
      )}
    </li>
  )
}
