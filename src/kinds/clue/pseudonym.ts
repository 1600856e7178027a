import { say, type Words } from '../words.ts'

const plants: readonly Words[] = [
  say('牡丹', 'Peony'),
  say('青杨', 'Poplar'),
  say('垂柳', 'Willow'),
  say('红枣', 'Jujube'),
  say('石榴', 'Pomegranate'),
  say('山药', 'Yam'),
  say('芦笋', 'Asparagus'),
  say('棉桃', 'Cotton'),
  say('麦穗', 'Wheat'),
  say('芝麻', 'Sesame'),
  say('木瓜', 'Quince'),
  say('泡桐', 'Paulownia'),
  say('荷叶', 'Lotus'),
  say('蒲草', 'Rush'),
  say('金银花', 'Honeysuckle'),
  say('月季', 'Rose'),
]

/** What whoever gave a clue is called, by its id: always the same, and nothing of theirs is in it (R28). */
export function pseudonym(matterId: string): Words {
  const n = Number.parseInt(matterId.replaceAll('-', '').slice(-7), 16)
  const plant = plants[n % plants.length]!
  const no = String(100 + (Math.floor(n / plants.length) % 900))
  return say(`${plant.zh}${no}`, `${plant.en} ${no}`)
}
