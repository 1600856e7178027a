import { checking } from './check.ts'
import { looking } from './look.ts'
import { puttingRight } from './put-right.ts'
import { reading } from './read.ts'
import { tellingOf } from './tell.ts'

/** 责任落实到位、督促整改到位、跟踪检查到位: in the order in which a hazard passes through them. */
export const moves = { ...reading, ...looking, ...puttingRight, ...checking, ...tellingOf }
