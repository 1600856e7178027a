import { say, type Words } from '../../src/kinds/words.ts'

/** What to do about each fault that can be seen before anything is sent. */
export const faultWords: Readonly<Record<string, Words>> = {
  missing: say('请填写这一项。', 'Please fill this in.'),
  'missing-choice': say('请选一项。', 'Please choose one.'),
  'missing-yes': say('做到了再勾选；还没做，就先不办这一步。', 'Tick it once it is done; until then leave this step.'),
  'missing-file': say('请至少加一张照片或一段录音。', 'Please add at least one photo or recording.'),
  'too-long': say('字数太多了，请写短一些。', 'That is too long. Please shorten it.'),
  'too-short': say('太短了，请写完整。', 'That is too short. Please write it in full.'),
  'bad-line': say('这里只能写字母、数字、汉字和括号、横线。', 'Letters, digits, brackets and hyphens only.'),
  'bad-phone': say('电话号码不对，请核对。', 'That is not a phone number. Check it.'),
  'bad-number': say('请填数字。', 'Please type a number.'),
  'too-small': say('数字太小了。', 'That number is too small.'),
  'too-big': say('数字太大了。', 'That number is too big.'),
  'still-sending': say('还有文件正在上传，请稍等。', 'A file is still being sent. Wait a moment.'),
}
