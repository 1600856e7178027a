import { say, type Words } from '../../kinds/words.ts'
import type { FormFault } from './placeholders.ts'

/** What to do about what is wrong with a form. {what}: which. */
const words: Readonly<Record<string, Words>> = {
  'not-a-word-file': say(
    '这不是 Word 文件（.docx），或者文件坏了。请在 Word 或 WPS 里另存为 .docx 再传。',
    'This is no Word file (.docx), or it is broken. Save it as .docx in Word or WPS and send it again.',
  ),
  'locked-file': say('文件加了密码。请去掉密码再传。', 'The file has a password. Take it off and send it again.'),
  'too-much-inside': say(
    '文件里的内容太大（{what}）。请从下载的样式改起，不要贴图片。',
    'There is too much in the file ({what}). Begin from the one you download, without pictures.',
  ),
  'has-macros': say(
    '文件里有宏（{what}），不能收。请另存为不带宏的 .docx。',
    'There are macros in the file ({what}). Save it as .docx, without macros.',
  ),
  'has-objects': say(
    '文件里嵌了别的文件（{what}），不能收。请删掉它。',
    'Another file lies in this one ({what}). Take it out.',
  ),
  'points-outside': say(
    '文件连着外面的地址（{what}），不能收。请去掉链接，或换一个没有附加模板的文件。',
    'The file points outside ({what}). Take the link out, or begin from a file without a template attached.',
  ),
  'has-entities': say(
    '文件里有自定义的实体（{what}），不能收。请从下载的样式改起。',
    'The file defines entities ({what}). Begin from the one you download.',
  ),
  'header-or-footer': say(
    '页眉、页脚里有字，印不出来。请把字写在正文里；页码会自己印上。',
    'There are words in a header or footer, which are not printed. Write them in the page; page numbers come by themselves.',
  ),
  'has-pictures': say(
    '“{what}”那里有图片或文本框，印不出来。请改用文字或表格。',
    'There is a picture or text box at “{what}”, which is not printed. Use words or a table.',
  ),
  'has-changes': say(
    '“{what}”那里还有修订没有接受。请先“接受全部修订”。',
    'There are tracked changes at “{what}”. Accept them all first.',
  ),
  'has-fields': say(
    '“{what}”那里有域或内容控件，印不出来。请改成普通文字。',
    'There is a field or content control at “{what}”. Make it plain words.',
  ),
  'has-links': say('“{what}”那里有链接。请取消超链接。', 'There is a link at “{what}”. Take it off.'),
  'has-notes': say('“{what}”那里有脚注。请写在正文里。', 'There is a footnote at “{what}”. Write it in the page.'),
  'has-numbering': say(
    '“{what}”用了自动编号，印不出来。请直接打上号码。',
    'The number before “{what}” comes by itself and is not printed. Type it.',
  ),
  'has-something-else': say(
    '“{what}”那里有这里印不出来的东西。请改成普通文字或表格。',
    'At “{what}” there is something that cannot be printed here. Make it plain words or a table.',
  ),
  'table-in-table': say('表格里还套着表格。请改成一个表格。', 'There is a table in a table. Make it one.'),
  'not-a4': say('纸张不是 A4（宽 {what}）。请改成 A4 纵向。', 'The page is not A4 ({what} wide). Make it A4, upright.'),
  'brace-alone': say(
    '“{what}”里有一个没有配对的大括号。请补上或删掉。',
    'There is a brace without its other half in “{what}”.',
  ),
  'no-such-placeholder': say(
    '没有 {what} 这一项。请对照右边的清单改名。',
    'There is no {what}. Take a name from the list.',
  ),
  'placeholder-missing': say('少了 {what}。请加上。', '{what} is missing. Put it in.'),
  'says-not-that-it-is-no-law': say(
    '少了“本单据为服务凭证，不代替法律文书”。请写上这句，或放 {what}。',
    'It does not say that it replaces no document of the law. Write the sentence, or put {what}.',
  ),
  'row-incomplete': say('{what} 要在表格的同一行里。', 'One row of a table must hold both {what}.'),
}

/** In both languages, with the place in them. */
export function formFaultSaid({ code, what }: FormFault): Words {
  const { zh, en } = words[code]!
  const filled = (text: string) => text.replace('{what}', () => what)
  return { zh: filled(zh), en: filled(en) }
}
