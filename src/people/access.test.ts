import { expect, test } from 'vitest'
import { paths } from '../../test/people.ts'
import type { Post } from '../kinds/posts.ts'
import { postsOver } from './access.ts'

const held = (post: Post, unitPath: string) => ({ post, unitId: '', unitPath })

test.each<[Post, keyof typeof paths, keyof typeof paths, boolean]>([
  ['beat_officer', 'station', 'station', true],
  ['beat_officer', 'station', 'window', true],
  ['beat_officer', 'station', 'otherStation', false],
  ['beat_officer', 'station', 'county', false],
  ['county_officer', 'county', 'otherStation', true],
  ['county_officer', 'county', 'stationOfOtherCounty', false],
  ['city_officer', 'bureau', 'stationOfOtherCounty', true],
  ['inspector', 'countyInspection', 'station', true],
  ['inspector', 'countyInspection', 'stationOfOtherCounty', false],
  ['head_inspector', 'cityInspection', 'stationOfOtherCounty', true],
  ['county_officer', 'county', 'bureau', false],
])('%s of %s reaches %s: %s', (post, of, to, reaches) => {
  expect(postsOver([held(post, paths[of])], paths[to])).toEqual(reaches ? [post] : [])
})

test('a station whose code begins like another’s is not reached', () => {
  expect(postsOver([held('station_chief', '/1/12/')], '/1/123/')).toEqual([])
})
