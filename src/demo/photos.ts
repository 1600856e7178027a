import { Readable } from 'node:stream'
import type { House } from '../house.ts'
import { takeFile } from '../platform/files.ts'

/** Drawn, so that nobody takes them for real: what stands in for the photographs of invented matters. */
const drawings: readonly [caption: string, drawing: string][] = [
  [
    '灯箱（绘图）',
    '<rect x="180" y="90" width="280" height="180" fill="#f3d9a4" stroke="#7a5b2e" stroke-width="8"/><path d="M190 100 320 190 260 260 430 120" stroke="#b83a63" stroke-width="6" fill="none"/>',
  ],
  [
    '井盖（绘图）',
    '<ellipse cx="320" cy="220" rx="150" ry="60" fill="#8a8f98"/><ellipse cx="320" cy="205" rx="150" ry="60" fill="#5b6470"/><path d="M230 205h180M320 160v90" stroke="#c9ccd1" stroke-width="6"/>',
  ],
  [
    '楼道（绘图）',
    '<path d="M140 330V80h360v250" fill="#e6e2da" stroke="#7a7467" stroke-width="8"/><rect x="180" y="230" width="120" height="100" fill="#b08b5b"/><rect x="320" y="260" width="90" height="70" fill="#8f6f46"/>',
  ],
  [
    '现场（绘图）',
    '<path d="M0 300h640v60H0z" fill="#b9b4a8"/><path d="M80 300V160l90-60 90 60v140" fill="#d9cbb1" stroke="#7a6a4e" stroke-width="6"/><circle cx="470" cy="250" r="40" fill="#9aa66b"/>',
  ],
  [
    '改正后（绘图）',
    '<rect x="120" y="110" width="400" height="190" fill="#dfeadf" stroke="#1e7f4f" stroke-width="8"/><path d="m230 210 60 55 130-120" stroke="#1e7f4f" stroke-width="18" fill="none"/>',
  ],
]

/** Answers their hashes; they lie in the data folder as any other file. */
export async function demoPhotos({ config, suite }: Pick<House, 'config' | 'suite'>): Promise<string[]> {
  const { default: sharp } = await import('sharp')
  const hashes: string[] = []
  for (const [caption, drawing] of drawings) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#faf8f5"/>${drawing}<text x="24" y="380" font-size="26" fill="#5b6470">${caption}</text></svg>`
    const picture = await sharp(Buffer.from(svg)).png().toBuffer()
    const taken = await takeFile(
      { dataDir: config.dataDir, suite, clamav: undefined },
      { stream: Readable.from([picture]), type: 'image/png', name: 'drawing.png' },
    )
    if (typeof taken === 'string') throw new Error(`a drawing of the demo was refused: ${taken}`)
    hashes.push(taken.sha256)
  }
  return hashes
}
