import type { Words } from '../../src/kinds/words.ts'
import type { KindShown } from '../ui/wire.ts'

/** What a code of this kind is called. */
export function wordsIn(
  kind: KindShown | undefined,
  of: 'fields' | 'options' | 'refusals' | 'people',
  name: string,
): Words {
  return kind?.[of][name] ?? { zh: name, en: name }
}
