import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

// The reader comes with the app: its package would fetch it from the internet otherwise.
prepareZXingModule({
  overrides: {
    locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path),
  },
})

const detector = new BarcodeDetector({ formats: ['qr_code'] })

/** Time between two looks, in ms: quick enough for a hand, slow enough for a small processor. */
const pauseMs = 160

/** Looks at the picture until the signal ends; calls `onCode` for each QR code that it sees. */
export async function readCodes(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      const [code] = await detector.detect(video)
      if (code && !signal.aborted) onCode(code.rawValue)
    }
    await new Promise((resume) => setTimeout(resume, pauseMs))
  }
}
