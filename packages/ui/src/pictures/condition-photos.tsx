import {
  type Condition,
  type ConditionStage,
  type ConditionView,
  conditionStages,
  conditionViews,
} from '@forecourt/domain/gate/contract'
import { useState } from 'react'
import { useFormat } from '../format/use-format.ts'
import { useUiText } from '../i18n/create-i18n.ts'
import { PictureButton } from './picture-button.tsx'
import { shrinkPicture } from './shrink.ts'

export interface ConditionPhotosProps {
  condition: Condition
  hrefOf: (id: string, size: 'small' | 'full') => string
  timeZones: Record<ConditionStage, string>
  /** Rejects with what is said to the person. */
  onAdd: (stage: ConditionStage, view: ConditionView, picture: string) => Promise<unknown>
  errorText: (error: unknown) => string
  disabledReason?: string | undefined
}

/** What a car looked like when it went out and when it came back, and a button for each view that is still to be taken. */
export function ConditionPhotos(props: ConditionPhotosProps) {
  const { photos, open } = props.condition
  const shown = conditionStages.filter(
    (stage) => open.includes(stage) || photos.some((photo) => photo.stage === stage),
  )
  return (
    <div className="flex flex-col gap-8">
      {shown.map((stage) => (
        <Stage key={stage} {...props} stage={stage} />
      ))}
    </div>
  )
}

type Failed = { view: ConditionView; picture: string | null; message: string }

function Stage({
  stage,
  condition: { photos, unitId, open },
  hrefOf,
  timeZones,
  onAdd,
  errorText,
  disabledReason,
}: ConditionPhotosProps & { stage: ConditionStage }) {
  const t = useUiText()
  const { instant } = useFormat()
  const [sending, setSending] = useState<readonly ConditionView[]>([])
  const [failed, setFailed] = useState<Failed | null>(null)
  const taken = photos.filter((photo) => photo.stage === stage)
  const severalCars = photos.some((photo) => photo.unitId !== unitId)

  async function send(view: ConditionView, picture: string): Promise<void> {
    setFailed(null)
    setSending((now) => [...now, view])
    await onAdd(stage, view, picture).catch((error: unknown) =>
      setFailed({ view, picture, message: errorText(error) }),
    )
    setSending((now) => now.filter((one) => one !== view))
  }

  async function take(view: ConditionView, file: File): Promise<void> {
    const picture = await shrinkPicture(file).catch(() => null)
    if (picture === null) setFailed({ view, picture, message: t('photos.unreadable') })
    else await send(view, picture)
  }

  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-medium">
        {t(`photos.stage.${stage}`)}{' '}
        <span className="font-normal text-muted">{t('photos.count', { count: taken.length })}</span>
      </h3>
      {taken.length > 0 && (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {taken.map(({ id, plate, view, at, takenBy }) => (
            <li key={id}>
              <a
                href={hrefOf(id, 'full')}
                target="_blank"
                rel="noreferrer"
                className="group flex flex-col gap-1 rounded-input"
              >
                <img
                  src={hrefOf(id, 'small')}
                  alt=""
                  loading="lazy"
                  className="aspect-[4/3] w-full rounded-input border border-hairline bg-sunken object-cover"
                />
                <span className="font-medium text-sm underline underline-offset-4 group-hover:text-brand">
                  {t(`photos.view.${view}`)}
                </span>
                <span className="text-muted text-sm">
                  {severalCars && `${plate}, `}
                  {instant(at, timeZones[stage])}, {t(`photos.by.${takenBy}`)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {open.includes(stage) && (
        <>
          <p className="text-muted text-sm">{t(`photos.hint.${stage}`)}</p>
          <ul className="flex flex-wrap gap-2">
            {conditionViews.map((view) => (
              <li key={view}>
                <PictureButton
                  size="small"
                  camera
                  loading={sending.includes(view)}
                  done={taken.some((photo) => photo.view === view && photo.unitId === unitId)}
                  disabled={disabledReason !== undefined}
                  onPicture={(file) => take(view, file)}
                >
                  {t(`photos.view.${view}`)}
                </PictureButton>
              </li>
            ))}
          </ul>
          {disabledReason !== undefined && <p className="text-muted text-sm">{disabledReason}</p>}
        </>
      )}
      {failed && (
        <div role="alert" className="flex flex-wrap items-center gap-3 font-medium text-error">
          {t(`photos.view.${failed.view}`)}: {failed.message}
          {failed.picture !== null && (
            <button
              type="button"
              className="link min-h-target"
              onClick={() => send(failed.view, failed.picture ?? '')}
            >
              {t('retry')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
