import Type from 'typebox'
import { choice } from '../kinds/says.ts'
import { say } from '../kinds/words.ts'
import { handOverAll } from '../matters/hand-over.ts'
import { operation } from './operation.ts'
import { closed, described, id } from './schemas.ts'
import { commandIdIn, idempotencyKey } from './write-headers.ts'

export const handOver = operation({
  id: 'handOverAll',
  method: 'POST',
  path: '/api/v1/hand-over',
  tag: 'matters',
  summary: say('交接班：把手上的一次交给一位同事', 'Hand everything over to a colleague at once'),
  for: 'staff',
  headers: idempotencyKey,
  body: Type.Object(
    {
      to: described(id, 'Who has them from now on.'),
      because: choice('shift_ends', 'leave', 'better_placed', 'workload'),
      remark: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
      matters: Type.Array(Type.Object({ id, version: Type.Integer({ minimum: 1 }) }, closed), {
        minItems: 1,
        maxItems: 200,
      }),
    },
    {
      ...closed,
      examples: [
        {
          to: '0192f5a0-0000-7000-8000-000000000002',
          because: 'shift_ends',
          matters: [{ id: '0192f5a0-0000-7000-8000-000000000001', version: 3 }],
        },
      ],
    },
  ),
  answers: {
    200: {
      about: say('全部交好了；承诺照旧', 'All are handed over; every promise stands'),
      schema: Type.Object(
        {
          matters: Type.Array(Type.Object({ id, code: Type.String(), version: Type.Integer() }, closed)),
        },
        closed,
      ),
    },
  },
  refuses: ['no-such-matter', 'moved-on', 'wrong-post', 'key-reused'],
  handle: async ({ house, person, body, request }) =>
    handOverAll(house, { ...body, commandId: commandIdIn(request) }, person!),
})
