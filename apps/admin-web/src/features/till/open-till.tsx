import type { TillSession } from '@forecourt/domain/payments/contract'
import { Button, useFormat } from '@forecourt/ui'
import { ArrowDownToLine, ArrowUpFromLine, Calculator } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Panel } from '../kit/panel.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { useBranch } from '../shell/branch-context.ts'
import { CloseDialog } from './close-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { Movements } from './movements.tsx'

/** A drawer that is open: what it holds, what moved, and what can be done with it. */
export function OpenTill({ till }: { till: TillSession }) {
  const t = useT()
  const offline = useOffline()
  const { branch } = useBranch()
  const { instant, money } = useFormat()
  const [asked, setAsked] = useState<'in' | 'out' | 'close' | null>(null)
  const close = () => setAsked(null)
  const time = instant(till.openedAt, branch.timeZone)
  const since = till.openedBy
    ? t('till.since', { time, name: till.openedBy })
    : t('till.sinceNobody', { time })
  return (
    <Panel flush title={t('till.drawer', { number: till.drawer })} aside={since}>
      <div className="flex flex-wrap items-end justify-between gap-3 border-hairline border-b p-4">
        <p>
          <span className="block text-muted text-sm">{t('till.holds')}</span>
          <span className="font-medium text-2xl tabular-nums">{money(till.balanceMinor, till.currency)}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button variant="secondary" disabledReason={offline} onClick={() => setAsked('in')}>
            <ArrowDownToLine aria-hidden className="size-4" />
            {t('till.move.in')}
          </Button>
          <Button variant="secondary" disabledReason={offline} onClick={() => setAsked('out')}>
            <ArrowUpFromLine aria-hidden className="size-4" />
            {t('till.move.out')}
          </Button>
          <Button disabledReason={offline} onClick={() => setAsked('close')}>
            <Calculator aria-hidden className="size-4" />
            {t('till.close.action')}
          </Button>
        </div>
      </div>
      <Movements till={till} />
      {asked === 'close' && <CloseDialog till={till} onClose={close} />}
      {(asked === 'in' || asked === 'out') && <MoveDialog till={till} direction={asked} onClose={close} />}
    </Panel>
  )
}
