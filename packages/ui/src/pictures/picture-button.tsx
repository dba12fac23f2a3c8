import { clsx } from 'clsx'
import { Camera, Check, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ButtonSize, buttonClass } from '../components/button-class.ts'
import { useUiText } from '../i18n/create-i18n.ts'
import { pictureTypes } from './shrink.ts'

export interface PictureButtonProps {
  children: ReactNode
  /** Given what was taken or chosen. */
  onPicture: (file: File) => void
  id?: string | undefined
  size?: ButtonSize | undefined
  loading?: boolean | undefined
  /** A phone opens its camera at once; otherwise it asks whether to take a picture or to choose one. */
  camera?: boolean | undefined
  /** There is one already. */
  done?: boolean | undefined
  disabled?: boolean | undefined
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
}

/** Asks for a picture: by the camera of a phone, or from its files. */
export function PictureButton({
  children,
  onPicture,
  size,
  loading,
  camera,
  done,
  disabled,
  ...input
}: PictureButtonProps) {
  const t = useUiText()
  const Icon = loading ? LoaderCircle : done ? Check : Camera
  const off = disabled || loading
  return (
    <label
      className={clsx(
        buttonClass('secondary', { size }),
        'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
        off ? 'border-hairline! bg-sunken! text-muted!' : 'cursor-pointer',
      )}
    >
      <input
        {...input}
        type="file"
        accept={pictureTypes}
        {...(camera && { capture: 'environment' })}
        className="sr-only"
        disabled={off}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // The same file may be chosen again.
          event.currentTarget.value = ''
          if (file) onPicture(file)
        }}
      />
      <Icon aria-hidden className={clsx('size-5 shrink-0', loading && 'animate-spin')} />
      {children}
      {(loading || done) && <span className="sr-only">{t(loading ? 'loading' : 'photos.done')}</span>}
    </label>
  )
}
