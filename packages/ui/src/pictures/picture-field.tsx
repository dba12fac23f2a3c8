import { useState } from 'react'
import { FieldError, type FieldTexts } from '../components/field.tsx'
import { useUiText } from '../i18n/create-i18n.ts'
import { PictureButton } from './picture-button.tsx'
import { pictureSource, shrinkPicture } from './shrink.ts'

export interface PictureFieldProps extends FieldTexts {
  /** The control's id, to which the error summary links. */
  name: string
  /** A JPEG in base64. */
  value: string | null
  onChange: (picture: string) => void
}

/** Asks for a picture: from the camera or from a file, shown before it is sent. */
export function PictureField({ label, hint, error, optional, name, value, onChange }: PictureFieldProps) {
  const t = useUiText()
  const [busy, setBusy] = useState(false)
  const [unreadable, setUnreadable] = useState(false)
  const wrong = unreadable ? t('photos.unreadable') : error
  const take = async (file: File) => {
    setBusy(true)
    const picture = await shrinkPicture(file).catch(() => null)
    setBusy(false)
    setUnreadable(picture === null)
    if (picture !== null) onChange(picture)
  }
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="font-medium text-sm">
        {label}
        {optional && <span className="font-normal text-muted"> ({t('optional')})</span>}
      </legend>
      {hint && (
        <p id={`${name}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-4 rounded-card border border-hairline p-4">
        {value === null ? (
          <span aria-hidden className="aspect-[1.6] w-40 rounded-input border border-control border-dashed" />
        ) : (
          <img
            src={pictureSource(value)}
            alt={t('photos.chosen')}
            className="aspect-[1.6] w-40 rounded-input border border-hairline bg-sunken object-contain"
          />
        )}
        <PictureButton
          id={name}
          onPicture={take}
          loading={busy}
          aria-describedby={wrong ? `${name}-error` : hint ? `${name}-hint` : undefined}
          aria-invalid={wrong ? true : undefined}
        >
          {t(value === null ? 'photos.take' : 'photos.retake')}
        </PictureButton>
      </div>
      {wrong && <FieldError id={`${name}-error`}>{wrong}</FieldError>}
    </fieldset>
  )
}
