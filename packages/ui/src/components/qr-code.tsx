import { clsx } from 'clsx'
import { create } from 'qrcode'
import { useMemo } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'

export interface QrCodeProps {
  /** What a scanner reads. */
  value: string
  /** What is said in its place: the booking's reference. */
  reference: string
  className?: string
}

/** Modules of white around the code that scanners need. */
const quiet = 4

/** A QR code, black on white in every theme, as sharp as the screen. */
export function QrCode({ value, reference, className }: QrCodeProps) {
  const t = useUiText()
  const { size, path } = useMemo(() => draw(value), [value])
  return (
    <svg
      role="img"
      aria-label={t('qr.alt', { reference })}
      viewBox={`${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`}
      shapeRendering="crispEdges"
      className={clsx('block aspect-square bg-white text-black forced-color-adjust-none', className)}
    >
      <path d={path} fill="currentColor" />
    </svg>
  )
}

function draw(value: string): { size: number; path: string } {
  const { modules } = create(value, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  }
  return { size: modules.size, path }
}
