import type pg from 'pg'

type Of = { bureau_id: number; id: string }

/**
 * What lies beside these matters now, digested as record_act does it (see chain.ts). Said again here, not by the database's
 * own function: whoever changed rows could have changed that, too. Under `${bureau} ${matter}`.
 */
export async function rowsDigests(pool: pg.Pool, matters: readonly Of[]): Promise<Map<string, Buffer>> {
  const { rows } = await pool.query<Of & { digest: Buffer }>(
    `select m.bureau_id, m.id, sha256(convert_to(jsonb_build_array(
       (select jsonb_agg(jsonb_build_array(
           p.no, p.measure, p.edition, p.text, p."limit", p.cap, p."on", p.by_post, extract(epoch from p.started),
           extract(epoch from p.due), p.provisional, p.calendar_edition, p.pauses, extract(epoch from p.met_at),
           extract(epoch from p.void_at), p.late) order by p.no)
         from promise p where p.bureau_id = m.bureau_id and p.matter_id = m.id),
       (select jsonb_agg(jsonb_build_array(p.entry_no, p.name, p.id, p.series, p.unit_id, p.year, p.n) order by p.entry_no, p.name)
         from paper p where p.bureau_id = m.bureau_id and p.matter_id = m.id),
       (select jsonb_agg(jsonb_build_array(e.entry_no, encode(e.sha256, 'hex')) order by e.entry_no, e.sha256)
         from evidence e where e.bureau_id = m.bureau_id and e.matter_id = m.id),
       (select jsonb_agg(jsonb_build_array(l.to_matter, l."as") order by l.to_matter, l."as")
         from link l where l.bureau_id = m.bureau_id and l.from_matter = m.id)
     )::text, 'UTF8')) as digest
     from unnest($1::int[], $2::uuid[]) as m (bureau_id, id)`,
    [matters.map(one => one.bureau_id), matters.map(one => one.id)],
  )
  return new Map(rows.map(row => [`${row.bureau_id} ${row.id}`, row.digest]))
}

/** A row of a promise, a paper, a piece of evidence or a link whose matter is gone. */
export async function loneRow(pool: pg.Pool): Promise<{ bureau_id: number; matter_id: string } | undefined> {
  const { rows } = await pool.query<{ bureau_id: number; matter_id: string }>(
    `select bureau_id, matter_id from (
       select bureau_id, matter_id from promise union all select bureau_id, matter_id from paper
       union all select bureau_id, matter_id from evidence union all select bureau_id, from_matter from link) r
     where not exists (select from matter m where m.bureau_id = r.bureau_id and m.id = r.matter_id)
     order by 1, 2 limit 1`,
  )
  return rows[0]
}
