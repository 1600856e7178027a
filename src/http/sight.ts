import type { House } from '../house.ts'
import { wordsFor } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { say, type Words } from '../kinds/words.ts'
import { type Knowledge, knowledgeOf } from '../matters/knowledge.ts'
import { type Face, facesOf } from '../people/who-is-who.ts'

/** What a view needs to know besides the matter: names, places, times; from memory. */
export type Sight = { know: Knowledge; faceOf: (id: string) => Face | undefined }

export async function sightOf({ db, now }: Pick<House, 'db' | 'now'>, bureauId: number): Promise<Sight> {
  return { know: await knowledgeOf(db, bureauId, now()), faceOf: await facesOf(db, bureauId) }
}

export const wordsIn = (kind: Kind, of: 'states' | 'moves' | 'people' | 'options', name: string): Words =>
  wordsFor(kind, of, name) ?? say(name, name)
