import { say } from '../../src/kinds/words.ts'
import { useWords } from '../ui/settings.tsx'

const pick = say('选一个文件', 'Choose a file')

type Props = { id: string; accept?: string; disabled?: boolean; onPick: (file: File) => unknown }

/** A file is chosen in the reader's language, which the browser's own button need not speak; and the same file once more, edited since. */
export function PickFile({ id, accept, disabled = false, onPick }: Props) {
  const t = useWords()
  return (
    <label className="button pick">
      {t(pick)}
      <input
        id={id}
        className="unseen"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={async event => {
          const { currentTarget } = event
          const [file] = currentTarget.files ?? []
          if (file) await onPick(file)
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
