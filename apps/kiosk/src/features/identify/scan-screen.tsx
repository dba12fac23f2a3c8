import { Button } from '@forecourt/ui'
import { CameraOff, Keyboard, ScanQrCode, SquareParking } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useSession } from '../session/session-context.tsx'
import { Screen } from '../shell/screen.tsx'
import { useCamera } from './use-camera.ts'
import { useIdentify } from './use-identify.ts'

/** A scan that read nothing for this long has failed, in ms. */
const giveUpMs = 15_000

/** The camera, with the other ways beside it from the start. */
export function ScanScreen() {
  const t = useT()
  const { session, dispatch } = useSession()
  const video = useRef<HTMLVideoElement>(null)
  /** A pass that was refused is not asked about again while it stays in the picture. */
  const refused = useRef<string>(undefined)
  const [failed, setFailed] = useState(false)
  const fail = () => {
    setFailed(true)
    dispatch({ type: 'scan_failed' })
  }
  const { find, busy, problem } = useIdentify((why) => {
    if (why === 'network') refused.current = undefined
    fail()
  })
  const camera = useCamera(video, (token) => {
    if (busy || token === refused.current) return
    refused.current = token
    setFailed(false)
    find({ by: 'pass', token })
  })
  useGiveUp(camera === 'on' && !busy, session.badScans, fail)
  const parking = session.intent === 'park' || session.intent === 'exit'

  return (
    <Screen
      title={t('scan.title')}
      lead={t('scan.text')}
      onBack={() => dispatch({ type: 'back' })}
      inRow
      controls={
        <div className="flex flex-col gap-4 landscape:flex-row">
          <Button variant="secondary" onClick={() => dispatch({ type: 'way', way: 'reference' })} wide>
            <Keyboard aria-hidden className="size-6" />
            {t('scan.useReference')}
          </Button>
          {parking && (
            <Button variant="secondary" onClick={() => dispatch({ type: 'way', way: 'plate' })} wide>
              <SquareParking aria-hidden className="size-6" />
              {t('scan.usePlate')}
            </Button>
          )}
        </div>
      }
    >
      <div className="flex flex-col gap-5 landscape:flex-row landscape:items-center landscape:gap-8">
        <div className="relative mx-auto grid aspect-square w-full max-w-[46dvh] place-items-center overflow-hidden rounded-sheet bg-black text-white landscape:mx-0 landscape:size-[min(38dvh,45dvh-120px)]">
          <video
            ref={video}
            muted
            playsInline
            className="absolute inset-0 size-full -scale-x-100 object-cover"
          />
          {camera === 'on' ? (
            <Frame />
          ) : camera === 'off' ? (
            <CameraOff aria-hidden className="size-16" />
          ) : (
            <ScanQrCode aria-hidden className="size-16 animate-breathe" />
          )}
        </div>
        <p role="status" className="text-center font-medium text-xl landscape:text-left">
          {camera === 'off'
            ? t('scan.noCamera')
            : busy
              ? t('scan.checking')
              : failed
                ? t(problem === 'network' ? 'notFound.network' : 'scan.failed')
                : t(camera === 'on' ? 'scan.looking' : 'scan.starting')}
        </p>
      </div>
    </Screen>
  )
}

/** The corners in which the code should be held. */
function Frame() {
  return (
    <svg aria-hidden viewBox="0 0 100 100" className="relative size-3/4">
      <path
        d="M2 22V8a6 6 0 0 1 6-6h14M78 2h14a6 6 0 0 1 6 6v14M98 78v14a6 6 0 0 1-6 6H78M22 98H8a6 6 0 0 1-6-6V78"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  )
}

/** Calls `onFail` when the camera has looked in vain for too long; each failed scan starts it anew. */
function useGiveUp(looking: boolean, tries: number, onFail: () => void): void {
  const fail = useEffectEvent(onFail)
  // A further try gets its full time.
  useEffect(() => {
    if (!looking) return
    const timer = setTimeout(() => fail(), giveUpMs)
    return () => clearTimeout(timer)
  }, [looking, tries])
}
