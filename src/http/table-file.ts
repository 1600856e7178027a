import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { type Table, type TableType, tableStream, tableTypes } from '../platform/table.ts'

/** A list as a file for a spreadsheet: how it is asked for, promised and sent. */
export const tableQuery = { type: Type.Optional(choice('csv', 'xlsx')) }

export const tableAnswer = {
  200: { about: say('CSV 或 XLSX 文件', 'A file, CSV or XLSX'), type: tableTypes.csv, schema: Type.String() },
}

export const sendTable = (reply: FastifyReply, name: string, table: Table, type: TableType = 'csv') =>
  reply
    .type(tableTypes[type])
    .header('content-disposition', `attachment; filename="${name}.${type}"`)
    .header('cache-control', 'private, no-store')
    .send(tableStream(table, type))
