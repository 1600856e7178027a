type Detector = { detect: (of: HTMLVideoElement) => Promise<{ rawValue: string }[]> }

declare global {
  interface Window {
    BarcodeDetector?: {
      new (of: { formats: string[] }): Detector
      getSupportedFormats: () => Promise<string[]>
    }
  }
}

type ReadCode = (of: HTMLVideoElement) => Promise<string | undefined>

/** What a square code in front of the camera says: read by the browser where it can, by script otherwise. */
export async function codeReader(): Promise<ReadCode> {
  let own: ReadCode | undefined
  const byScript: ReadCode = async of => {
    own ??= await scriptReader()
    return own(of)
  }
  const { BarcodeDetector } = window
  const formats = BarcodeDetector ? await BarcodeDetector.getSupportedFormats().catch(() => []) : []
  if (!BarcodeDetector || formats.indexOf('qr_code') < 0) return byScript
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  let works = true
  return async of => {
    if (!works) return byScript(of)
    try {
      return (await detector.detect(of))[0]?.rawValue
    } catch {
      // A phone without its maker's services has the name of it and no more.
      works = false
      return byScript(of)
    }
  }
}

/** More dots than this find no more codes, and heat the phone. */
const MOST = 960

async function scriptReader(): Promise<ReadCode> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  return async of => {
    const { videoWidth, videoHeight } = of
    const scale = Math.min(1, MOST / Math.max(videoWidth, videoHeight))
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
    if (width === 0 || height === 0) return undefined
    canvas.width = width
    canvas.height = height
    context.drawImage(of, 0, 0, width, height)
    try {
      return decodeQR(context.getImageData(0, 0, width, height))
    } catch {
      // No code in sight yet.
      return undefined
    }
  }
}
