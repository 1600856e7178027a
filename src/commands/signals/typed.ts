import { bureau, json, word } from '../../typed.ts'

export const summary = {
  en: 'signals kinds --train A.csv --evaluate B.csv: how well kinds are suggested, on files of yours; signals duplicates --evaluate PAIRS.csv: how well likely duplicates are found; signals markets FILE.csv: when places hold their market',
  zh: 'signals kinds --train A.csv --evaluate B.csv：用您的文件检验类别建议准不准；signals duplicates --evaluate 成对.csv：检验疑似重复找得准不准；signals markets 文件.csv：导入各地的集日',
}

export const options = {
  train: word('examples to learn from: text, label', '学习用的例子：text、label 两列'),
  evaluate: word('examples or pairs to be measured on', '检验用的例子或成对编号'),
  bureau,
  json,
} as const
