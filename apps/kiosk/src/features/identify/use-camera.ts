import { type RefObject, useEffect, useEffectEvent, useState } from 'react'

export type CameraState = 'starting' | 'on' | 'off'

/**
 * Runs the camera into `video` and reads QR codes from it while mounted. Frames are looked at and dropped;
 * none is kept. `off`: there is no camera, or it may not be used.
 */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  onCode: (text: string) => void,
): CameraState {
  const [state, setState] = useState<CameraState>('starting')
  const seen = useEffectEvent(onCode)

  useEffect(() => {
    const element = video.current
    if (!element) return
    const ended = new AbortController()
    let stream: MediaStream | null = null

    async function run(into: HTMLVideoElement): Promise<void> {
      const { readCodes } = await import('./reader.ts')
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 720 } },
      })
      if (ended.signal.aborted) return stop()
      into.srcObject = stream
      await into.play()
      setState('on')
      await readCodes(into, (text) => seen(text), ended.signal)
    }

    function stop(): void {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }

    run(element).catch(() => {
      if (!ended.signal.aborted) setState('off')
    })
    return () => {
      ended.abort()
      stop()
      element.srcObject = null
    }
  }, [video])

  return state
}
