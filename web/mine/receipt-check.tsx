import { useState } from 'react'
import { say, type Words } from '../../src/kinds/words.ts'
import type { By } from '../matter/file.tsx'
import { saveFile } from '../matter/save-file.ts'
import { onDevice } from '../ui/kept.ts'
import { bring, offer } from '../ui/later.ts'
import { get, RequestFailed } from '../ui/request.ts'
import { useWords } from '../ui/settings.tsx'
import { exactWords } from '../ui/when.ts'
import { type Checked, checkReceipt, type Receipt } from './check-receipt.ts'

declare global {
  interface Later {
    receipt: typeof ReceiptCheck
  }
}

const words = {
  about: say(
    '您报的内容，每小时和全市的记录一起签名存证。在这台手机上当场核算，不用相信我们。',
    'Each hour what you said is signed with the whole city’s record. It is reckoned on this phone: you need not trust us.',
  ),
  check: say('核对', 'Check'),
  holds: (at: Words): Words =>
    say(
      `对得上：您报的内容在${at.zh}签名的记录里，一个字没改。下面这串可以和公示栏、单据上当天的对照。`,
      `It holds: what you said stands in the record signed on ${at.en}, to the letter. Compare this with the board or a paper of that day.`,
    ),
  differs: say(
    '对不上。请存下回执，交给督察（12389）查。',
    'It does not hold. Save the receipt, and hand it to inspection (12389).',
  ),
  otherKey: say(
    '内容对得上，但签名用的钥匙和这台手机上次看到的不同。请存下回执，交给督察（12389）查。',
    'The words hold, but another key signed than this phone saw before. Save the receipt, and hand it to inspection (12389).',
  ),
  signed: say('签名也验过了，公安局的公钥是', 'The signature holds too, by the bureau’s public key'),
  unsigned: say(
    '这个浏览器验不了签名，上面这串请和公示栏对照。',
    'This browser cannot check the signature: compare the line above with the board.',
  ),
  cannot: say(
    '这个浏览器算不了。可以存下回执，用公开的核对程序算。',
    'This browser cannot reckon it. Save the receipt, and use the published program.',
  ),
  save: say('存下回执', 'Save the receipt'),
}

const inEights = (hex: string) => (hex.match(/.{8}/g) || []).join(' ')

/** Whoever holds the journal could exchange it whole, with a key of their own: the first one that this device saw is remembered. */
const SIGNER = 'receipts-signed-with'

function isOtherKey(key: string): boolean {
  const first = onDevice.get(SIGNER)
  if (first === null) onDevice.set(SIGNER, key)
  return first !== null && first !== key
}

/** That what one said stands in the journal unchanged: reckoned in this very browser. */
function ReceiptCheck({ code, by }: { code: string; by: By }) {
  const t = useWords()
  const [checked, setChecked] = useState<Checked>()
  const [other, setOther] = useState(false)
  const [fault, setFault] = useState<Words>()
  const path = '/api/v1/my/receipt'
  async function check() {
    setFault(undefined)
    setChecked(undefined)
    try {
      const found = await checkReceipt(await get<Receipt>(path, by), () => bring('gm'))
      setOther(found !== 'cannot' && found.holds && isOtherKey(found.key))
      setChecked(found)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setFault(error.words)
    }
  }
  const holds = checked !== undefined && checked !== 'cannot' && checked.holds ? checked : undefined
  return (
    <div className="stack tight">
      <p className="hint">{t(words.about)}</p>
      <button type="button" className="button" onClick={check}>
        {t(words.check)}
      </button>
      <div role="status" className="stack tight">
        {fault && <p className="note yours">{t(fault)}</p>}
        {checked === 'cannot' && <p className="note">{t(words.cannot)}</p>}
        {checked && !holds && checked !== 'cannot' && <p className="note yours">{t(words.differs)}</p>}
        {holds && (
          <>
            {other ? (
              <p className="note yours">{t(words.otherKey)}</p>
            ) : (
              <p className="note kept">{t(words.holds(exactWords(holds.at)))}</p>
            )}
            <p className="number root">{inEights(holds.root)}</p>
            {holds.signed === 'cannot' ? (
              <p className="note">{t(words.unsigned)}</p>
            ) : (
              <p className="hint">
                {t(words.signed)} <span className="number">{inEights(holds.key.slice(0, 32))}</span>
              </p>
            )}
          </>
        )}
      </div>
      {checked && (
        <button
          type="button"
          className="button plain"
          onClick={() => saveFile(path, `${code.replace(/ /g, '-')}.json`, by).catch(() => undefined)}
        >
          {t(words.save)}
        </button>
      )}
    </div>
  )
}

offer('receipt', ReceiptCheck)
