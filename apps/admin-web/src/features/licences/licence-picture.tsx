import { IconButton, pictureSource } from '@forecourt/ui'
import { RotateCw, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'

const zooms = [1, 1.5, 2, 3] as const

/** A photo that can be turned, and enlarged and then moved by its scroll bars. */
export function LicencePicture({ name, picture }: { name: string; picture: string }) {
  const t = useT()
  const [turns, setTurns] = useState(0)
  const [step, setStep] = useState(0)
  const zoom = zooms[step] ?? 1
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex items-center justify-between gap-2 font-medium">
        {name}
        <span className="flex gap-1">
          <IconButton
            icon={ZoomOut}
            label={t('licences.smaller', { name })}
            disabled={step === 0}
            onClick={() => setStep(step - 1)}
          />
          <IconButton
            icon={ZoomIn}
            label={t('licences.larger', { name })}
            disabled={step === zooms.length - 1}
            onClick={() => setStep(step + 1)}
          />
          <IconButton
            icon={RotateCw}
            label={t('licences.turn', { name })}
            onClick={() => setTurns(turns + 1)}
          />
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div tabIndex={0} className="aspect-[4/3] overflow-auto rounded-card bg-sunken">
        <img
          src={pictureSource(picture)}
          alt={name}
          style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%`, rotate: `${turns * 90}deg` }}
          className="max-w-none object-contain"
        />
      </div>
    </figure>
  )
}
