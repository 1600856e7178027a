import type { Post } from './posts.ts'
import { say, type Words } from './words.ts'

/** Posts, as people call them. */
export const postWords: Readonly<Record<Post, Words>> = {
  resident: say('群众', 'Resident'),
  responsible_unit: say('责任单位', 'Responsible unit'),
  auxiliary: say('辅警', 'Auxiliary'),
  beat_officer: say('包村居民警', 'Beat officer'),
  duty_officer: say('值班民警', 'Duty officer'),
  mediator: say('调解员', 'Mediator'),
  window_clerk: say('窗口', 'Window clerk'),
  station_chief: say('所长', 'Station chief'),
  inspector: say('督察', 'Inspector'),
  head_inspector: say('督察负责人', 'Head of inspection'),
  county_officer: say('县区局', 'County bureau'),
  city_officer: say('市局', 'City bureau'),
  legal_officer: say('法制', 'Legal officer'),
  system_admin: say('系统管理员', 'System administrator'),
  security_admin: say('安全管理员', 'Security administrator'),
  audit_admin: say('审计管理员', 'Audit administrator'),
  neighbour: say('对接单位', 'Neighbouring system'),
  clock: say('到时自动', 'The clock'),
}

export const wordsOfPost = (post: string): Words =>
  (postWords as Readonly<Record<string, Words>>)[post] ?? { zh: post, en: post }
