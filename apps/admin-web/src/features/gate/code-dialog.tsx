import { type Outputs, useServerClock } from '@forecourt/client'
import { Button, Dialog, useToast } from '@forecourt/ui'
import { Copy } from 'lucide-react'
import { useT } from '../../i18n/index.ts'

export type PairingCode = Outputs['gate']['createTerminal']

/** The pairing code, shown this once, with the time that it has left. */
export function CodeDialog({ code, onClose }: { code: PairingCode; onClose: () => void }) {
  const t = useT()
  const toast = useToast()
  const now = useServerClock(1000)
  const left = Math.max(0, Math.ceil((Date.parse(code.expiresAt) - now) / 1000))
  const { pairingCode } = code
  const middle = Math.ceil(pairingCode.length / 2)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('terminals.codeTitle', { name: code.terminal.name })}
      footer={<Button onClick={onClose}>{t('terminals.done')}</Button>}
    >
      <p>{t('terminals.codeText')}</p>
      <p
        data-testid="pairing-code"
        data-over={left === 0 || undefined}
        className="my-5 rounded-card bg-subtle py-6 text-center font-bold text-3xl tracking-[0.18em] data-over:text-muted data-over:line-through"
      >
        <span className="sr-only">{[...pairingCode].join(' ')}</span>
        <span aria-hidden>
          {pairingCode.slice(0, middle)} {pairingCode.slice(middle)}
        </span>
      </p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="timer" className={left === 0 ? 'font-medium text-red' : 'text-muted'}>
          {left === 0 ? t('terminals.codeOver') : t('terminals.codeLeft', { time: minutesAndSeconds(left) })}
        </p>
        <Button
          size="small"
          variant="secondary"
          onClick={() =>
            void navigator.clipboard.writeText(pairingCode).then(() => toast(t('terminals.copied')))
          }
        >
          <Copy aria-hidden className="size-4" />
          {t('terminals.copy')}
        </Button>
      </div>
    </Dialog>
  )
}

/** 754 → "12:34". */
const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
