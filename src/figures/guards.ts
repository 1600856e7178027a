import type pg from 'pg'
import { isoAt } from '../clock/zone.ts'
import { keepingRules } from '../kinds/keeping.ts'
import { purposeNames } from '../matters/purposes.ts'
import type { Base } from './cells.ts'
import { fromOneDevice } from './devices.ts'
import type { How } from './figure.ts'
import { ofLines } from './of-lines.ts'
import type { Sum } from './sums.ts'

type Guard = Extract<How, { guard: unknown }>['guard']

/** Who did it is asked here and goes no further: a guard says how often in a unit, never whose (domain §3.5). */
export async function guarded(pool: pg.Pool, guard: Guard, asked: Base): Promise<Sum[]> {
  const { rows } = await pool.query<Sum>(questions[guard](asked))
  return rows
}

const counted = (inner: string) =>
  `select $2 as series, cell, case when so then 'so' else 'not' end as came, 0 as minute, count(*)::int as n, 0 as total
   from (${inner}) x where inside group by 1, 2, 3`

/** Of matters that the asker may know of: behind no wall of theirs, in their units. */
const ofMatters = ({ bureauId, behind, period, units }: Base) => ({
  values: (series: string) => [
    bureauId,
    series,
    isoAt(period.from, 'UTC'),
    isoAt(period.to, 'UTC'),
    behind,
    units ?? null,
  ],
  known: (of: string) => `cross join lateral (select from (select o.behind, o.unit_id from counted o
      where o.bureau_id = ${of}.bureau_id and o.matter_id = ${of}.matter_id order by o.no limit 1) c
    where c.behind = any($5::text[]) and ($6::uuid[] is null or c.unit_id = any($6::uuid[]))) known`,
})

function ofQuestions(asked: Base, at: string, so: string) {
  const { values, known } = ofMatters(asked)
  const text = `select $2 as series, '{}'::text[] as cell, case when ${so} then 'so' else 'not' end as came, 0 as minute,
      count(*)::int as n, 0 as total
    from look_question q ${known('q')} where q.bureau_id = $1 and ${at} >= $3::timestamptz and ${at} < $4::timestamptz group by 3`
  return { text, values: values('questions') }
}

/**
 * What was destroyed in the period by a rule: in time, if on the second day after its time at the latest, for the oldest of its
 * batch. What is still kept long after is found by the next look, and late then.
 */
const destroyedInTime = `
select 'destroyed' as series, '{}'::text[] as cell,
  case when d.day <= (d.first_closed + make_interval(months => r.months, days => r.days))::date + 2 then 'so' else 'not' end as came,
  0 as minute, sum(d.matters)::int as n, 0 as total
from destruction d join jsonb_to_recordset($5::jsonb) as r(id text, months int, days int) on r.id = d.rule
where d.bureau_id = $1 and d.day >= ($3::timestamptz at time zone $2)::date and d.day < ($4::timestamptz at time zone $2)::date
group by 3`

const questions: Record<Guard, (asked: Base) => { text: string; values: unknown[] }> = {
  /** In some ten minutes in which the same person ended five or more; also where those began before the period. */
  'batch-closing': asked => {
    const { values, where, within, cell } = ofLines(asked, 'closing')
    const around = `c.at >= $4::timestamptz - interval '10 minutes' and c.at < $5::timestamptz + interval '10 minutes'`
    const by = 'partition by who order by at'
    const text = counted(`
      select cell, inside, max(many) over (${by} range between interval '10 minutes' preceding and current row) >= 5 as so
      from (select ${cell} as cell, ${within} as inside, c.who, c.at,
          count(*) over (partition by c.who order by c.at range between current row and interval '10 minutes' following) as many
        from counted c where ${where} and ${around}) each`)
    return { text, values }
  },
  /** Over in less than fifteen seconds, as was said; or written down less than fifteen after another by the same person. */
  'quick-telling': asked => {
    const { values, where, within, cell } = ofLines(asked, 'telling')
    const around = `c.at >= $4::timestamptz - interval '15 seconds' and c.at < $5::timestamptz`
    const text = counted(`
      select ${cell} as cell, ${within} as inside,
        c.came = 'short' or coalesce(c.at - lag(c.at) over (partition by c.who order by c.at, c.matter_id) < interval '15 seconds', false) as so
      from counted c where ${where} and ${around}`)
    return { text, values }
  },
  'one-device': fromOneDevice,
  /** Names and telephones that somebody of ours looked at: without a purpose, in so many. */
  looks: ({ bureauId, behind, period, units }) => ({
    text: `select 'looks' as series, '{}'::text[] as cell, case when l.what = any($2::text[]) then 'not' else 'so' end as came,
        0 as minute, count(*)::int as n, 0 as total
      from look l cross join lateral (select o.behind, o.unit_id from counted o
        where o.bureau_id = l.bureau_id and o.matter_id = l.matter_id order by o.no limit 1) c
      where l.bureau_id = $1 and l.at >= $3::timestamptz and l.at < $4::timestamptz and c.behind = any($5::text[])
        and ($6::uuid[] is null or c.unit_id = any($6::uuid[]))
      group by 3`,
    values: [bureauId, purposeNames, isoAt(period.from, 'UTC'), isoAt(period.to, 'UTC'), behind, units ?? null],
  }),
  /** Asked why of a look, and to be answered in the period: those that were, in time (domain §4.14). */
  'why-looked': asked => ofQuestions(asked, 'q.due', 'q.answered_at is not null and q.answered_at < q.due'),
  /** Of those answered in it: found to have been wrongful. */
  wrongful: asked => ofQuestions(asked, 'q.answered_at', `q.finding = 'wrongful'`),
  /** Two custodians were asked to open who reported: how often it was, and how often they did. */
  openings: asked => {
    const { values, known } = ofMatters(asked)
    const text = `select $2 as series, '{}'::text[] as cell, case when v.opened_at is null then 'not' else 'so' end as came, 0 as minute,
        count(*)::int as n, 0 as total
      from vault_opening v ${known('v')} where v.bureau_id = $1 and v.asked_at >= $3::timestamptz and v.asked_at < $4::timestamptz group by 3`
    return { text, values: values('openings') }
  },
  destroyed: ({ bureauId, period, tz }) => ({
    text: destroyedInTime,
    values: [
      bureauId,
      tz,
      isoAt(period.from, 'UTC'),
      isoAt(period.to, 'UTC'),
      JSON.stringify(keepingRules.map(({ id, months, days = 0 }) => ({ id, months, days }))),
    ],
  }),
  /** Nights in which somebody had to act, officers and weeks of theirs; nothing for fewer than five of them. */
  night: asked => {
    const { values, where, within, cell } = ofLines(asked, 'night')
    // A night is the day on which it began: until noon it is the day before.
    const night = `((c.at at time zone $${values.push(asked.tz)}) - interval '12 hours')::date`
    const text = `
      with nights as (select distinct ${cell} as cell, c.who, ${night} as night from counted c where ${where} and ${within}),
      all_of as (select cell, count(distinct who)::int as officers, count(*)::int as nights,
        (count(distinct who) * greatest(1, extract(epoch from $5::timestamptz - $4::timestamptz) / 604800.0))::float8 as weeks
        from nights group by cell having count(distinct who) >= 5)
      select $2 as series, cell, came, 0 as minute, n, 0 as total from all_of
        cross join lateral (values ('officers', officers::float8), ('nights', nights::float8), ('weeks', weeks)) v (came, n)`
    return { text, values }
  },
}
