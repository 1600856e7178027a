import { createHash } from 'node:crypto'
import { isoAt } from '../clock/zone.ts'
import { kindNamed, wordsFor } from '../kinds/index.ts'
import { keepingRules } from '../kinds/keeping.ts'
import { printedCode } from '../kinds/printed-code.ts'
import { say, type Words } from '../kinds/words.ts'
import type { Holder } from '../matters/asker.ts'
import { matterWithHistory, peopleIn, type WithHistory } from '../matters/history.ts'
import { reachOf } from '../notices/reach.ts'
import { inMarkup } from '../platform/markup.ts'
import { Refusal } from '../platform/refusal.ts'
import { residentIn } from './asker.ts'
import type { Language } from './language.ts'
import { viewOf } from './matter-view.ts'
import { type Ask, operation } from './operation.ts'
import { byLink } from './write-headers.ts'

/*
 * A copy of everything that is kept about whoever holds the link (PIPL 45): one file that a person reads and a program too. What
 * they see on their page, and what lies behind it: themselves, what was sent to them, who looked. Nobody else is named in it.
 */

/**
 * Of a clue, and of whatever keeps its reporters under another name, a copy holds one's own words and acts only, and a second person has
 * looked first (R28): `askCopy`, then `giveCopy`. Refuses `copy-needs-second` (409) until then.
 */
function assertLookedAt({ matter, entries }: WithHistory): boolean {
  if (!kindNamed(matter.kind)?.moves['giveCopy']) return false
  const lastOf = (move: string) => entries.findLastIndex(entry => entry.move === move)
  if (lastOf('giveCopy') < 0 || lastOf('giveCopy') < lastOf('askCopy')) throw new Refusal(409, 'copy-needs-second')
  return true
}

async function copyOf({ house }: Pick<Ask, 'house'>, holder: Holder) {
  const whole = await matterWithHistory(house, holder, holder.holds.matterId)
  if (!whole) throw new Refusal(404, 'no-such-matter')
  const ownOnly = assertLookedAt(whole)
  const { matter } = whole
  const { bureauId, id: matterId } = matter
  const view = await viewOf(house, holder, whole)
  const [me] = await peopleIn(house, holder, matter, 'handle')
  const { rows } = await house.pool.query(
    `select b.tz, v.sealed is not null as name_sealed, a.sealed is not null as address_sealed,
       (select json_agg(json_build_object('channel', s.channel, 'made', s.made_at, 'sent', s.sent_at) order by s.made_at)
         from message s where s.bureau_id = $1 and s.matter_id = $2 and s.recipient = $4) as messages,
       (select json_agg(encode(f.sha256, 'hex')) from evidence f
         join entry e on e.bureau_id = f.bureau_id and e.matter_id = f.matter_id and e.no = f.entry_no
         where f.bureau_id = $1 and f.matter_id = $2 and e.actor = $3 and f.destroyed_at is null) as files
     from bureau b left join vault_identity v on v.bureau_id = $1 and v.id = $3 left join vault_address a on a.bureau_id = $1 and a.id = $3
     where b.bureau_id = $1`,
    [bureauId, matterId, me?.id ?? null, me?.id ?? null],
  )
  const [{ tz, messages, files, name_sealed, address_sealed }] = rows
  const history = ownOnly
    ? view.history.filter((_, i) => whole.entries[i]!.actor === me?.id || whole.entries[i]!.move === 'giveCopy')
    : view.history
  const copy = {
    copy: 'xiaojingwu copy 1',
    at: isoAt(house.now().getTime(), tz),
    matter: {
      code: printedCode(matter.code),
      kind: view.words,
      state: view.stateWords,
      openedAt: view.openedAt,
      closedAt: view.closedAt,
      channel: matter.channel,
      language: matter.language,
      anonymous: matter.anonymous,
      protected: matter.protected,
    },
    you: {
      role: me?.role ?? null,
      said: me?.said ?? null,
      /** Nobody here can open them: two custodians, or the worker that sends. */
      nameSealed: name_sealed,
      addressSealed: address_sealed,
      reached: me ? await reachOf(house, { bureauId, matterId, personId: me.id }) : null,
    },
    history: history.map(({ no, words, step, by, at, says, destroyed }) => ({
      no,
      words: step ?? words,
      by: by.words,
      at,
      says,
      destroyed,
    })),
    ...(!ownOnly && {
      promises: view.promises.map(({ words, started, due, state, late, pauses }) => ({
        words,
        started,
        due,
        state,
        late,
        pauses,
      })),
      looks: view.looks.map(({ id: _, ...look }) => look),
    }),
    messages: (messages ?? []).map((one: any) => ({
      channel: one.channel,
      madeAt: isoAt(Date.parse(one.made), tz),
      sentAt: one.sent && isoAt(Date.parse(one.sent), tz),
    })),
    files: files ?? [],
    kept: keepingRules
      .filter(
        rule =>
          (!rule.kinds || rule.kinds.includes(matter.kind)) &&
          (rule.protected === undefined || rule.protected === matter.protected) &&
          (!rule.role || matter.people.some(({ role }) => role === rule.role)),
      )
      .map(({ words }) => words),
  }
  return { copy, kind: matter.kind }
}

type Copy = Awaited<ReturnType<typeof copyOf>>['copy']

const words = {
  title: say('我的全部记录', 'Everything kept about me'),
  about: say(
    '这份文件里是本系统保存的、与您这件事有关的全部内容。别人的姓名电话不在里面。文件末尾附有同样内容的数据，供程序读取。',
    'This file holds all that we keep about you in this matter. Nobody else is named in it. The same lies at its end as data, for a program.',
  ),
  you: say('您留的', 'What you gave'),
  sealedName: say(
    '姓名已封存，任何岗位都看不到；由两名保管人共同才能打开。',
    'Your name is sealed: nobody at any post sees it; two custodians open it together.',
  ),
  sealedAddress: say(
    '联系方式已封存，只用来给您发消息。',
    'Where to reach you is sealed, and used only to send you messages.',
  ),
  nothing: say('没有留。', 'Nothing.'),
  history: say('办理记录', 'What was done'),
  promises: say('我们答应您的', 'What we promised you'),
  looks: say('谁看过您的名字和电话', 'Who looked at your name and phone'),
  messages: say('发给您的消息', 'Messages to you'),
  files: say('您交来的照片和录音（校验值）', 'Photos and recordings you handed in (checksums)'),
  kept: say('保存多久', 'How long it is kept'),
  destroyed: say('内容已按规定销毁', 'Destroyed by rule'),
  wrong: say(
    '哪里记得不对，请在查询页点“记的不对，要求更正”：由承办人以外的人核对，不改的说明理由；原来的和更正都会留下。也可以到派出所或打电话说。',
    'Where something is wrong, say so on your page under “Something kept about me is wrong”: somebody else than whoever has the matter looks at it, and says why where it stays. Both versions are kept. Or come to the station, or call.',
  ),
} satisfies Record<string, Words>

const style =
  'body{font:18px/1.7 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}dt{color:#555}dd{margin:0 0 .6rem}li{margin-bottom:.6rem}'
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; sandbox`

function pageOf(copy: Copy, kindName: string, language: Language): string {
  const t = (said: Words) => inMarkup(said[language])
  const kind = kindNamed(kindName)!
  const shown = (value: unknown): string =>
    typeof value === 'string'
      ? inMarkup(wordsFor(kind, 'options', value)?.[language] ?? value)
      : Array.isArray(value)
        ? value.map(shown).join('、')
        : typeof value === 'object' && value !== null
          ? Object.values(value).map(shown).join('、')
          : inMarkup(String(value))
  const fields = (said: Record<string, unknown>) =>
    `<dl>${Object.entries(said)
      .map(
        ([name, value]) => `<dt>${t(wordsFor(kind, 'fields', name) ?? say(name, name))}</dt><dd>${shown(value)}</dd>`,
      )
      .join('')}</dl>`
  const list = (title: Words, items: readonly string[]) =>
    `<h2>${t(title)}</h2>${items.length > 0 ? `<ul>${items.map(one => `<li>${one}</li>`).join('')}</ul>` : `<p>${t(words.nothing)}</p>`}`
  const { matter, you, history, promises = [], looks = [], messages, files, kept } = copy
  const sealed = [...(you.nameSealed ? [words.sealedName] : []), ...(you.addressSealed ? [words.sealedAddress] : [])]
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t(words.title)} ${matter.code}</title><style>${style}</style>
<h1>${t(words.title)}</h1><p>${matter.code} · ${t(matter.kind)} · ${t(matter.state)} · ${copy.at}</p><p>${t(words.about)}</p>
<h2>${t(words.you)}</h2>${you.said ? fields(you.said) : ''}${sealed.map(one => `<p>${t(one)}</p>`).join('')}${!you.said && sealed.length === 0 ? `<p>${t(words.nothing)}</p>` : ''}
${list(
  words.history,
  history.map(
    one =>
      `${one.at} ${t(one.words)}${one.by ? ` · ${t(one.by)}` : ''}${one.destroyed ? ` · ${t(words.destroyed)}` : ''}${one.says && Object.keys(one.says).length > 0 ? fields(one.says) : ''}`,
  ),
)}
${list(
  words.promises,
  promises.map(one => `${t(one.words)} · ${one.due} · ${one.state}`),
)}
${list(
  words.looks,
  looks.map(
    one =>
      `${one.at} ${t(one.who)} ${one.purpose ? t(one.purpose) : ''}${one.asked?.answer ? ` · ${inMarkup(one.asked.answer)}` : ''}`,
  ),
)}
${list(
  words.messages,
  messages.map((one: any) => `${one.madeAt} ${inMarkup(one.channel)}`),
)}
${list(words.files, files)}
${list(words.kept, kept.map(t))}
<p>${t(words.wrong)}</p>
<script type="application/json" id="data">${JSON.stringify(copy).replace(/</g, '\\u003c')}</script></html>`
}

export const myCopy = operation({
  id: 'readMyCopy',
  method: 'GET',
  path: '/api/v1/my/copy',
  tag: 'matters',
  summary: say(
    '与我这件事有关的全部记录，一个文件：人能读，程序也能读（个人信息保护法 45）',
    'Everything kept about me in this matter, as one file for people and programs (PIPL 45)',
  ),
  for: 'nobody',
  byLink: true,
  headers: byLink,
  answers: {
    200: {
      about: say('网页文件，末尾附同样内容的 JSON', 'A page to keep, with the same as JSON at its end'),
      type: 'text/html',
    },
  },
  refuses: ['link-needed', 'no-such-matter', 'copy-needs-second'],
  aMinute: 10,
  handle: async ask => {
    const holder = residentIn(ask)
    const { copy, kind } = await copyOf(ask, holder)
    const name = `${copy.matter.code.replace(/ /g, '-')}.html`
    return ask.reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(pageOf(copy, kind, ask.language))
  },
})
