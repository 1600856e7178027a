import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'

/** The oldest PostgreSQL that this edition is tested on. */
const OLDEST = 15

/** Makes sure that the server of DATABASE_URL answers and can hold a bureau; the password is never repeated. */
export async function assertServes(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version') as version, getdatabaseencoding() as encoding`,
    )
    const { version, encoding } = rows[0]!
    if (Number.parseInt(version, 10) < OLDEST) throw tooOld(version)
    if (encoding !== 'UTF8') throw notUnicode(encoding)
  } catch (error) {
    throw error instanceof CannotStart ? error : cannotReach(url, error as Error & { code?: string })
  } finally {
    await client.end().catch(() => {})
  }
}

function cannotReach(url: string, { code, message }: Error & { code?: string }): CannotStart {
  const { hostname, port, username, pathname } = new URL(url)
  const where = `${hostname || 'localhost'}:${port || 5432}`
  const database = decodeURIComponent(pathname.slice(1))
  if (code === '28P01' || code === '28000')
    return new CannotStart(
      `The database server at ${where} does not let ${username} in (${code}). Check the user and the password in DATABASE_URL.`,
      `数据库服务器 ${where} 不允许用户 ${username} 登录（${code}）。请核对 DATABASE_URL 中的用户名和密码。`,
    )
  if (code === '3D000')
    return new CannotStart(
      `There is no database “${database}” on ${where}. Create it: create database ${database} encoding 'UTF8' template template0`,
      `${where} 上没有数据库“${database}”。请先创建：create database ${database} encoding 'UTF8' template template0`,
    )
  return new CannotStart(
    `The database server at ${where} cannot be reached: ${code ?? message}. Is it running, and is DATABASE_URL right?`,
    `无法连接数据库服务器 ${where}：${code ?? message}。请确认服务器已启动，且 DATABASE_URL 填写正确。`,
  )
}

const tooOld = (version: string) =>
  new CannotStart(
    `The database server is PostgreSQL ${version}; ${OLDEST} or newer is needed. It was not touched.`,
    `数据库服务器是 PostgreSQL ${version}，需要 ${OLDEST} 或更新版本。未做任何改动。`,
  )

const notUnicode = (encoding: string) =>
  new CannotStart(
    `The database keeps its text as ${encoding} and cannot hold Chinese. It was not touched. Give one made with: create database … encoding 'UTF8' template template0`,
    `该数据库的编码是 ${encoding}，无法保存中文，未做任何改动。请提供以 UTF8 编码创建的数据库：create database … encoding 'UTF8' template template0`,
  )
