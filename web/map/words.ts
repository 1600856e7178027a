import { say, type Words } from '../../src/kinds/words.ts'

export const map = {
  label: say('地图：用方向键移动，加减号缩放', 'Map: move it with the arrow keys, zoom with plus and minus'),
  hint: say(
    '移动地图，或点一下，让事情的地方落在针尖下。',
    'Move the map, or touch it, until the place lies under the pin.',
  ),
  sketch: say('示意图，位置为大概', 'A sketch; places are approximate'),
  closer: say('放大', 'Closer'),
  further: say('缩小', 'Further'),
  closerFirst: say('再放大一些，就能看到村居的名字。', 'Zoom in to see the names of villages.'),
  thisPlace: say('就是这里', 'This is the place'),
  near: (name: string): Words => say(`${name}附近`, `Near ${name}`),
}
