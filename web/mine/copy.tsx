import { useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import type { By } from '../matter/file.tsx'
import { saveFile } from '../matter/save-file.ts'
import { get, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { mine } from './words.ts'

/** Everything that is kept about oneself, to take along (PIPL 45). */
export function Copy({ code, by }: { code: string; by: By }) {
  const t = useWords()
  const [fault, setFault] = useState<Words>()
  const path = '/api/v1/my/copy'
  async function save() {
    setFault(undefined)
    try {
      await saveFile(path, `${code.replace(/ /g, '-')}.html`, by)
    } catch {
      // Asked once more for its words.
      await get(path, by).catch(error => setFault(error instanceof RequestFailed ? error.words : undefined))
    }
  }
  return (
    <details className="more">
      <summary>{t(mine.copy)}</summary>
      <div className="stack tight">
        <p className="hint">{t(mine.copyAbout)}</p>
        <button type="button" className="button" onClick={save}>
          {t(mine.copySave)}
        </button>
        <div role="status">{fault && <p className="note yours">{t(fault)}</p>}</div>
      </div>
    </details>
  )
}
