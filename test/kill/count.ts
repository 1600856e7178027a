import { countFigures, rebuildFigures } from '../../src/figures/count.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { bureauId } from '../people.ts'

/* A small worker that counts, to be killed: `node count.ts DATABASE_URL`, a line once it is ready, a line when all is counted. */

const { pool } = openDatabase(process.argv[2]!, { max: 2 })
const tz = 'Asia/Shanghai'
await pool.query('select 1')
process.stdout.write('ready\n')
for (;;) {
  while ((await countFigures({ pool }, bureauId, tz, 5)) > 0);
  process.stdout.write('counted\n')
  await rebuildFigures({ pool }, bureauId, tz, 11)
}
