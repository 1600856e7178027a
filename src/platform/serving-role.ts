import pg from 'pg'
import type { Log } from './log.ts'

/*
 * What is written is not rewritten, by grants (triggers are not for Citus): the program serves as a role that may add to
 * the journal and neither change nor delete what is in it. Migrations, backups and takeovers are the owner's.
 */

const ROLE = 'xjw_serving'
/** 'xjw' in ASCII, 4: one start grants at a time. */
const LOCK = [0x786a77, 4]

/** Rows of these are added and never touched again. */
const appendOnly = [
  'entry',
  'feed',
  'look',
  'checkpoint',
  'checkpoint_day',
  'tree_part',
  'audit_draw',
  'sheet_edit',
  'paper_form',
  'account_entry',
  'destruction',
  'vault_share',
  'custodian',
]
/** These change, and are never deleted. */
const kept = [
  'matter',
  'content',
  'promise',
  'notice',
  'paper',
  'people_private',
  'vault_identity',
  'vault_address',
  'vault_opening',
  'look_question',
]

/** The role, ready to serve this database as it is migrated now; undefined where the server lets us make none. */
export async function servingRole(url: string, log: Log): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: `xiaojingwu ${process.pid}` })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1, $2)', LOCK)
    await makeRole(client)
    if (!(await isGranted(client))) for (const statement of grants) await client.query(statement)
    // Whoever made it may act as it; not on every server without being told so.
    await client.query(`set role ${ROLE}`)
    return ROLE
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    log.warn('this account may not make roles: that the journal is only added to is not held by grants')
    return undefined
  } finally {
    await client.end()
  }
}

async function makeRole(client: pg.Client) {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [ROLE])
  // Of all databases of a server: another one's start may make it now.
  if (rowCount === 0)
    await client.query(`create role ${ROLE} nologin`).catch(error => {
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
  const { rows } = await client.query(`select pg_has_role(current_user, $1, 'usage') as may`, [ROLE])
  if (!rows[0].may) await client.query(`grant ${ROLE} to current_user`)
}

const isGranted = async (client: pg.Client): Promise<boolean> =>
  (
    await client.query(
      `select bool_and(has_table_privilege($1, c.oid, 'select') and has_table_privilege($1, c.oid, 'insert')) and not has_table_privilege($1, 'entry', 'update')
         and not has_table_privilege($1, 'matter', 'delete') as granted
       from pg_class c where c.relkind in ('r', 'p')
         and c.relnamespace in (current_schema()::regnamespace, to_regnamespace('jobs'))`,
      [ROLE],
    )
  ).rows[0].granted

const grants = [
  `grant usage on schema public to ${ROLE}`,
  `grant select, insert, update, delete on all tables in schema public to ${ROLE}`,
  `grant usage, select, update on all sequences in schema public to ${ROLE}`,
  // Of jobs nothing is kept that our rows do not say.
  `do $$ begin
    if to_regnamespace('jobs') is not null then
      grant usage on schema jobs to ${ROLE};
      grant select, insert, update, delete on all tables in schema jobs to ${ROLE};
      grant usage, select, update on all sequences in schema jobs to ${ROLE};
    end if;
  end $$`,
  `revoke update, delete on ${appendOnly.join(', ')} from ${ROLE}`,
  `revoke delete on ${kept.join(', ')} from ${ROLE}`,
  `revoke update on content, vault_identity, vault_address, vault_opening, look_question from ${ROLE}`,
  `grant update (answered_at, answered_by, finding, answer) on look_question to ${ROLE}`,
  // By whom and why it was asked stands as it was written.
  `grant update (first_by, first_n, first_at, part, ends_at, opened_by, opened_at) on vault_opening to ${ROLE}`,
  // Destroyed under a rule, and in no other way changed.
  `grant update (salt, sealed, destroyed_at, rule) on content to ${ROLE}`,
]
