import { Button, Dialog, formatReference, QrCode, useFormat } from '@forecourt/ui'
import { Maximize2, Smartphone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n.ts'
import type { SavedBooking } from './saved.ts'

export type PassCardProps = Pick<SavedBooking, 'reference' | 'pass' | 'timeZone'> & {
  plate: string | null
  /** When it was put on this device, ISO. */
  savedAt: string
}

/** The pass, as large as the screen allows, white in every theme: scanners like it so. */
export function PassCard({ reference, pass, timeZone, plate, savedAt }: PassCardProps) {
  const t = useT()
  const { instant } = useFormat()
  const [full, setFull] = useState(false)
  return (
    <section
      aria-label={t('bookings.pass.title')}
      className="overflow-hidden rounded-sheet border border-hairline bg-raised"
    >
      <div className="grid place-items-center bg-white px-6 pt-6 pb-4 text-black forced-color-adjust-none">
        <QrCode value={pass} reference={formatReference(reference)} className="w-full max-w-64" />
        <p className="mt-1 font-bold text-2xl tracking-wider">{formatReference(reference)}</p>
      </div>
      <div className="flex flex-col gap-3 border-hairline border-t p-5">
        <p>{t('bookings.pass.hint')}</p>
        {plate && <p className="text-muted">{t('bookings.pass.plate', { plate })}</p>}
        <p className="inline-flex items-center gap-2 text-green text-sm">
          <Smartphone aria-hidden className="size-4 shrink-0" />
          {t('bookings.pass.saved', { time: instant(savedAt, timeZone, 'time') })}
        </p>
        <Button variant="secondary" onClick={() => setFull(true)}>
          <Maximize2 aria-hidden className="size-5" />
          {t('bookings.pass.full')}
        </Button>
      </div>
      <Dialog
        open={full}
        onClose={() => setFull(false)}
        title={t('bookings.pass.title')}
        className="h-dvh! max-h-none! w-screen! max-w-none! rounded-none! bg-white! text-black! forced-color-adjust-none"
      >
        <FullPass reference={reference} pass={pass} />
      </Dialog>
    </section>
  )
}

function FullPass({ reference, pass }: Pick<PassCardProps, 'reference' | 'pass'>) {
  useAwake()
  return (
    <div className="grid h-full place-content-center justify-items-center gap-2">
      <QrCode value={pass} reference={formatReference(reference)} className="w-[min(90vw,70dvh)]" />
      <p className="font-bold text-3xl tracking-wider">{formatReference(reference)}</p>
    </div>
  )
}

/** Keeps the screen on while the pass is held before a scanner; where the device cannot, nothing is lost. */
function useAwake(): void {
  useEffect(() => {
    const lock = navigator.wakeLock?.request('screen').catch(() => undefined)
    return () => {
      lock?.then((held) => held?.release())
    }
  }, [])
}
