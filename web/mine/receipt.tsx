import { useState } from 'react'
import type { Words } from '../../src/kinds/words.ts'
import type { By } from '../matter/file.tsx'
import { saveFile } from '../matter/save-file.ts'
import { get, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { exactWords } from '../ui/when.ts'
import { type Checked, checkReceipt, type Receipt } from './check-receipt.ts'
import { mine } from './words.ts'

/** That what one said stands in the journal unchanged: reckoned in this very browser. */
export function ReceiptCheck({ code, by }: { code: string; by: By }) {
  const t = useWords()
  const [checked, setChecked] = useState<Checked>()
  const [fault, setFault] = useState<Words>()
  const path = '/api/v1/my/receipt'
  async function check() {
    setFault(undefined)
    setChecked(undefined)
    try {
      setChecked(await checkReceipt(await get<Receipt>(path, by)))
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    }
  }
  const holds = checked !== undefined && checked !== 'cannot' && checked.holds ? checked : undefined
  return (
    <details className="more">
      <summary>{t(mine.receipt)}</summary>
      <div className="stack tight">
        <p className="hint">{t(mine.receiptAbout)}</p>
        <button type="button" className="button" onClick={check}>
          {t(mine.receiptCheck)}
        </button>
        <div role="status" className="stack tight">
          {fault && <p className="note yours">{t(fault)}</p>}
          {checked === 'cannot' && <p className="note">{t(mine.receiptCannot)}</p>}
          {checked && !holds && checked !== 'cannot' && <p className="note yours">{t(mine.receiptDiffers)}</p>}
          {holds && (
            <>
              <p className="note kept">{t(mine.receiptHolds(exactWords(holds.at)))}</p>
              <p className="number root">{(holds.root.match(/.{8}/g) || []).join(' ')}</p>
            </>
          )}
        </div>
        {checked && (
          <button
            type="button"
            className="button plain"
            onClick={() => saveFile(path, `${code.replace(/ /g, '-')}.json`, by).catch(() => undefined)}
          >
            {t(mine.receiptSave)}
          </button>
        )}
      </div>
    </details>
  )
}
