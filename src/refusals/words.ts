import { commonWords } from '../kinds/common/words.ts'
import { measureFaultWords } from '../kinds/measure-faults.ts'
import { say, type Words } from '../kinds/words.ts'

/*
 * What a person reads when something is refused: first what to do. Codes of the kinds' own gates have their words with the
 * kind; a test holds that every other code thrown in src has them here.
 */

/** Of one field; {limit} is the number that was passed or missed. */
export const faultWords: Readonly<Record<string, Words>> = {
  ...measureFaultWords,
  'not-for-a-citizen': say(
    '里面有不能写给本人的内容（姓名、电话、住址、身体或家庭情况等），请改一改。',
    'It holds what may not be written to them (a name, phone, address, health or family). Put it differently.',
  ),
  required: say('请填写这一项。', 'Please fill this in.'),
  'unknown-field': say('这里没有这一项，请去掉。', 'There is no such field here; leave it out.'),
  'wrong-type': say('这一项的写法不对，请照示例填写。', 'This is not of the right type; follow the example.'),
  'not-one-of-these': say('请从给出的选项里选。', 'Choose one of those offered.'),
  'must-be-yes': say(
    '做到了再记；没有做到就不用记。',
    'Record it once it is done; if it is not, there is nothing to record.',
  ),
  'too-far-down': say('翻得太深了，请用日期缩小范围。', 'Too far down: narrow the dates instead.'),
  span: say('起止时间最多相差九十天，且不能倒过来。', 'At most ninety days from start to end, and in that order.'),
  'wrong-form': say('格式不对，请照示例填写。', 'Not in the right form; follow the example.'),
  'too-short': say('太短了，至少 {limit} 个字。', 'Too short: at least {limit} characters.'),
  'too-long': say('太长了，最多 {limit} 个字。', 'Too long: at most {limit} characters.'),
  'too-few': say('太少了，至少 {limit} 项。', 'Too few: at least {limit}.'),
  'too-many': say('太多了，最多 {limit} 项。', 'Too many: at most {limit}.'),
  twice: say('有重复的，请去掉一个。', 'The same twice; leave one out.'),
  'too-small': say('数太小，最小 {limit}。', 'Too small: {limit} at least.'),
  'too-large': say('数太大，最大 {limit}。', 'Too large: {limit} at most.'),
  'too-fine': say('小数位太多，最多两位。', 'Too many decimals: two at most.'),
  empty: say('请至少填写一项。', 'Please fill in at least one.'),
  'bad-text': say('里面有无法保存的字符，请重新输入。', 'It holds characters that cannot be kept. Type it again.'),
  'bad-instant': say('没有这个时间，请核对年月日和时分。', 'There is no such time. Check the date and the hour.'),
  'bad-day': say('没有这一天，请核对。', 'There is no such day. Check it.'),
  'no-such-month': say('请写已经过完的月份，如 2026-10。', 'Give a month that is over, as 2026-10.'),
  'ends-before-it-begins': say('结束不能早于开始。请核对。', 'It ends before it begins. Check both days.'),
  'not-what-it-says': say('这不是照片也不是录音。', 'This is neither a photo nor a recording.'),
  'file-too-large': say('这个文件超过 20 MB。', 'This file is larger than 20 MB.'),
  'picture-too-large': say('这张照片像素太多。', 'This picture has too many pixels.'),
  infected: say('这个文件带有病毒。', 'A virus was found in this file.'),
  'file-not-here': say('这个文件还没有传上来，请先上传。', 'This file is not here yet. Send it first.'),
  'unknown-service': say(
    '没有这一类事。请照 /open311/v2/services 里的名称或代码写。',
    'No such service: use a name or a code of /open311/v2/services.',
  ),
  'unknown-matter': say('没有找到这里提到的那件事。', 'The matter named here was not found.'),
  'unknown-person': say('这件事里没有这个人。', 'There is no such person in this matter.'),
  'unknown-colleague': say('没有找到这位同事。', 'There is no such colleague.'),
  'anonymous-with-name': say(
    '匿名就不要留姓名电话；留了就不要选匿名。',
    'Either anonymous, or with a name and phone; not both.',
  ),
  'officer-anonymous': say('民警自己报的事不能匿名。', 'An officer’s own report is not anonymous.'),
  'in-past': say('这一天已经过去了，请选今天或以后。', 'That day is over. Choose today or later.'),
  'in-future': say('这个时间还没到。请核对时间。', 'That time has not come yet. Check it.'),
  'only-now': say('这一步要当场办，不能事后补记。', 'This is done on the spot; it is not recorded afterwards.'),
  'stays-apart': say(
    '受保护、说到人或只许承办人看的事，不与别的连在一起。',
    'What is protected, about a person, or for its owner only is never joined to another.',
  ),
  'over-already': say('那件事已经有结果了，不用等。', 'That one is over already: there is nothing to wait for.'),
  'waits-in-a-circle': say(
    '那件事正等着这件事，不能互相等。',
    'That one waits for this one: they would wait for each other for ever.',
  ),
  'duplicate-itself': say(
    '那件事也是重复的。请写最早的那一件。',
    'That one is a duplicate too. Name the first report.',
  ),
  'before-opened': say('这个时间早于报告时间。请核对时间。', 'That is before the matter was reported. Check the time.'),
  wrong: say('这一项不对，请核对。', 'Something is wrong here. Check it.'),
  'name-too-long': say('名字太长，最多 80 个字。', 'The name is too long: 80 characters at most.'),
  'bad-name': say('请写通常的姓名或名称，不要用特殊符号。', 'Write the name plainly, without special characters.'),
  'bad-year': say('年份应为 1 到 9999 的整数。', 'A year is a whole number from 1 to 9999.'),
  'year-twice': say('同一年出现两次。', 'The same year stands here twice.'),
  'year-empty': say(
    '这一年一天也没有：还没公布的安排不能装入。',
    'No day at all: a year not announced yet is not loaded.',
  ),
  'wrong-year': say('这一天不属于这一年的安排。', 'That day does not belong to this year’s list.'),
  'day-twice': say('同一天出现两次。', 'The same day stands here twice.'),
  'day-in-both-lists': say('同一天不能既放假又上班。', 'A day is either off or worked, not both.'),
  'not-an-object': say('这一项的写法不对，请照示例填写。', 'This is not of the right type; follow the example.'),
  'not-a-mobile': say('请写 11 位手机号码。', 'Give a mobile number of 11 digits.'),
  'bad-responsible': say('请写明负责人的姓名和电话。', 'Give the name and phone of who is responsible.'),
}

export const refusalWords: Readonly<Record<string, Words>> = {
  // The way in
  'not-understood': say('没有看懂这次请求，请核对后再试。', 'That could not be understood. Check it and try again.'),
  'not-your-board': say('这项数据不在您的看板上。', 'This figure is not on your board.'),
  'audited-already': say(
    '这件已经有人记下了，请刷新看看。',
    'Somebody has written down what was found in this one. Load the page anew to see it.',
  ),
  'no-such-unit': say('没有这个单位，请核对代码。', 'There is no such unit. Check the code.'),
  'no-such-figure': say('没有这项数据，请从列出的名称里选。', 'There is no such figure. Choose one of those listed.'),
  'bad-input': say('有几处要改，请看下面的说明。', 'Some things need mending; see below.'),
  'no-body': say('请把内容写在请求正文里（JSON）。', 'Put what you want to say in the body, as JSON.'),
  'not-json': say('正文不是正确的 JSON。', 'The body is not valid JSON.'),
  'not-utf8': say('文字不是正确的 UTF-8 编码。', 'The text is not valid UTF-8.'),
  'too-deep': say('内容嵌套太多层，最多 32 层。', 'Nested too deeply: 32 levels at most.'),
  'control-character': say('里面有看不见的控制字符，请重新输入。', 'It holds control characters. Type it again.'),
  'body-too-large': say(
    '内容太大。文字最多 256 KB；照片和录音请用上传。',
    'Too large. Text up to 256 KB; send photos and recordings as files.',
  ),
  'not-this-type': say('这里只收 JSON（文件上传除外）。', 'Only JSON is taken here (files are uploaded apart).'),
  'somebody-else': say(
    '现在登录的是别人。请本人登录后再送出。',
    'Somebody else is signed in now. It is sent once the person who did it is back.',
  ),
  'no-such-factor': say('没有这一样，可能已经去掉了。', 'There is none such; it may be removed already.'),
  'last-second-factor': say(
    '您的岗位必须有第二样东西，这是最后一样。请先设好另一样。',
    'Your post needs a second factor, and this is the last. Set up another first.',
  ),
  'no-such-part': say('文件没有这一段，请从头要。', 'The file has no such part. Ask for it from the beginning.'),
  packed: say(
    '正文请直接发送，不要压缩（Content-Encoding）。',
    'Send the body as it is, not packed (Content-Encoding).',
  ),
  infected: say(
    '查出病毒，没有收下。请不要再打开它，换一张照片或录音。',
    'A virus was found, and it was not taken. Do not open that file again; send another.',
  ),
  'scanner-silent': say(
    '现在查不了病毒，文件没有收下，请过一分钟再传；文字可以先报。',
    'Files cannot be checked just now, so none was taken. Send them again in a minute; words can be sent now.',
  ),
  'busy-now': say(
    '现在来的人太多，请几秒后再试。您要说的还没有送到。',
    'Too many at once just now. Try again in some seconds; what you wanted to say has not arrived yet.',
  ),
  'too-slow': say(
    '传得太慢，没有收全。请换个信号好的地方再试。',
    'It came too slowly to arrive whole. Try again where the signal is better.',
  ),
  'cut-short': say('内容没有传完，请再试一次。', 'It arrived incomplete. Please try again.'),
  'no-proof-yet': say(
    '这条记录还没有进入签名的核对点，一小时内会有，请稍后再来。',
    'No signed checkpoint holds this entry yet. There will be one within the hour; please come back then.',
  ),
  'address-not-allowed': say(
    '这个网址不能由我们访问：请用公网的 http 或 https 地址，不带用户名和密码。',
    'This is not an address we call: give one on the open internet, http or https, without user name and password.',
  ),
  'answer-too-large': say('对方的回答太大，没有收下。', 'The other side answered too much; it was not taken.'),
  'bad-address': say('网址写得不对。', 'The address is not well formed.'),
  'no-such-page': say('没有这个网址，请核对。', 'There is nothing at this address. Check it.'),
  'no-such-method': say('这个网址不能这样用。', 'This address is not used that way.'),
  'other-origin': say('请从本网站的页面上操作。', 'Please do this from a page of this site.'),
  'enough-for-today': say(
    '今天说得够多了，我们都收到了。急的事请打派出所电话，其余明天再说。',
    'That is enough for today; we have all of it. If it is urgent call the station; else tomorrow.',
  ),
  'too-many-requests': say('一下子来得太多了，请过一会儿再试。', 'Too many at once. Please try again in a while.'),
  'our-fault': say(
    '这是我们的问题，已经记下。请过一会儿再试。',
    'This is our fault, and it has been noted. Please try again in a while.',
  ),
  'not-now': say('这会儿接不上，请过一会儿再试。', 'Not reachable just now. Please try again in a while.'),
  // Who you are
  'sign-in-first': say('请先登录。', 'Please sign in first.'),
  'session-over': say('登录已过期，请重新登录。', 'Your session is over. Please sign in again.'),
  'session-timed-out': say(
    '离开久了，请重新登录。手机上的村包还在。',
    'You were away for long: please sign in again. The village pack on your phone is still there.',
  ),
  'second-factor-first': say(
    '密码对了。请再出示通行密钥，或输入验证器上的六位数字。',
    'The password is right. Now show your passkey, or the six figures of your app.',
  ),
  'second-factor-missing': say(
    '您的岗位登录时还要第二样东西，您还没有设。请系统管理员发一个新链接，打开后一起设好。',
    'Your post needs a second factor, and none is set up. Ask your system administrator for a new link; it leads you there.',
  ),
  'second-factor-wrong': say('没有对上，请再试一次。', 'That did not match. Please try again.'),
  'step-over': say('等得太久了，请从头再来。', 'That took too long. Please begin again.'),
  'not-yourself': say('这一项不能自己给自己办。', 'Nobody does this to their own account.'),
  'not-for-administrators': say(
    '管理员的链接只能在服务器上用命令行发。',
    'The links of those who administer are made at the server, from its command line.',
  ),
  'posts-apart': say(
    '系统、安全、审计三员各由不同的人担任，也不兼别的岗位。',
    'Who administers the system, its security or its audit does that one thing and holds no other post.',
  ),
  'no-such-post': say('这个人没有这个岗位。', 'That person does not hold this post.'),
  'administrators-always': say(
    '三员登录必须有第二样东西，不能取消。',
    'Those who administer always show a second factor.',
  ),
  'no-such-session': say('那处登录已经没有了。', 'You are no longer signed in there.'),
  'password-is-common': say(
    '这样的密码太常见，别人一猜就中。请用几个词连成一句。',
    'Such a password is too common: it is the first that others guess. Put a few words together.',
  ),
  'wrong-number-or-password': say('警号或密码不对。', 'The number or the password is wrong.'),
  'too-many-tries': say(
    '输错次数太多，请过一刻钟再试。',
    'Too many wrong tries. Please try again in a quarter of an hour.',
  ),
  'no-phone-codes-here': say(
    '这里还不能用手机验证码。请用编号查，或打派出所电话。',
    'Codes by phone are not to be had here. Use your code, or call your police station.',
  ),
  'no-codes-today': say(
    '今天能发的验证码短信已经发完。请明天再来，或用编号查、打派出所电话。',
    'All text messages with codes for today have been sent. Come back tomorrow, use your code, or call your police station.',
  ),
  'too-many-codes-here': say(
    '从您这个网络要验证码的次数太多了。请过一小时再试，或用编号查、打派出所电话。',
    'Too many codes were asked for from this network. Try again in an hour, use your code, or call your police station.',
  ),
  'code-just-asked': say(
    '刚刚要过验证码。请等一分钟再要。',
    'A code was asked for just now. Wait a minute before you ask for another.',
  ),
  'too-many-codes': say(
    '这个号码今天要验证码的次数太多了。请明天再来，或用编号查、打派出所电话。',
    'Too many codes were asked for this number today. Come back tomorrow, use your code, or call your police station.',
  ),
  'code-wrong-or-over': say(
    '验证码不对，或者已经过期、用过。请核对短信，或过一分钟再要一个。',
    'That is not the code, or it has expired or was used. Check the message, or ask for another in a minute.',
  ),
  'phone-session-over': say(
    '时间到了，请重新用手机验证码进入。',
    'Your time is over. Please enter by a code to your phone again.',
  ),
  'not-on-this-phone': say(
    '这部手机报过的事里没有这个编号。',
    'Nothing that was reported with this phone has this code.',
  ),
  'link-not-valid': say(
    '这个链接已用过或已过期，请让管理员重新发一个。',
    'This link was used or has expired. Ask for a new one.',
  ),
  'password-is-number': say('密码不能和警号一样。', 'The password may not be your number.'),
  'password-too-long': say('密码太长。', 'The password is too long.'),
  'password-too-short': say('密码太短，请至少用十个字符。', 'The password is too short: use at least ten characters.'),
  'not-your-beat': say('这不在您的责任片区。', 'That is not in your beat.'),
  // Writing
  'no-idempotency-key': say(
    '请在请求头 Idempotency-Key 里写一个 UUID，断线重发时用同一个。',
    'Send a UUID in the header Idempotency-Key, the same one when you try again.',
  ),
  'bad-idempotency-key': say('请求头 Idempotency-Key 要写 UUID。', 'The header Idempotency-Key must be a UUID.'),
  'key-reused': say(
    '这个 Idempotency-Key 已用于别的内容，请换一个新的。',
    'This Idempotency-Key was used for something else. Take a new one.',
  ),
  'begun-under-this-key': say(
    '这件事已经送出过一次，还不知道办成没有。请先看看，没有办成再重新送。',
    'This was sent before and it is not known yet how it ended. Look whether it was done; if not, send it anew under a new key.',
  ),
  'shown-once': say(
    '密钥已经给过了，只显示一次，不能再看。没有记下来的话，请停用那一把，再给一把新的。',
    'The key was given already, and it is shown once. If it was not written down, end it and give another.',
  ),
  'no-version': say(
    '请在请求头 If-Match 里写您看到的版本号，例如 "3"。',
    'Say in the header If-Match which version you saw, say "3".',
  ),
  'bad-version': say(
    '请求头 If-Match 要写版本号，例如 "3"；只有不改变环节的动作可以写 *。',
    'If-Match must be a version, say "3"; * only for moves that leave the state as it is.',
  ),
  'slot-full': say('这个时段刚刚约满了，请换一个时间。', 'That hour has just been filled. Choose another.'),
  'moved-on': say('这件事刚刚有了新进展，请看过再办。', 'The matter has moved on. Look at it again first.'),
  refused: say('这一步现在还不能做，原因见下。', 'This cannot be done now; see why below.'),
  // What is promised, and by which calendar
  'custodians-only': say(
    '只有保管人能办这一项。请找市局指定的保管人。',
    'Only a custodian of the vault may do this. Ask one whom the bureau has named.',
  ),
  'already-custodian': say(
    '此人已保管另一份。一人两份就能打开，请另选一人。',
    'They hold another share already; two in one hand open the vault. Choose somebody else.',
  ),
  'not-two-shares': say(
    '这不是本市局同一版的两份。请核对文件。',
    'These are not two different shares of this bureau’s vault. Check the files.',
  ),
  'second-factor-for-vault': say(
    '查看报告人身份，登录时要用第二样东西。请先在“登录情况”里设好，再重新登录。',
    'To open the vault, sign in with a second factor: set one up under your sign-ins, then sign in again.',
  ),
  'nothing-in-the-vault': say(
    '这个编号下没有封存的姓名。请核对编号。',
    'No name lies in the vault under this code. Check the code.',
  ),
  'too-near': say(
    '您在办这件事，或是承办人的上级，要回避。请另两名保管人来办。',
    'You have this matter, or lead whoever does. The other two custodians must do it.',
  ),
  'no-such-opening': say('没有这次申请。请从列表里选。', 'There is no such request. Choose one from the list.'),
  'opening-over': say(
    '这次申请已过期，或者已由别人打开。需要时请重新申请。',
    'This request is over, or somebody else has opened it. Ask anew if you must.',
  ),
  'second-custodian-needed': say(
    '您的一份已经收到，还要另一名保管人用他的一份。',
    'Your part is here already; it takes another custodian with another share.',
  ),
  'part-wrong': say(
    '这不是用您保管的那一份算出来的。请核对文件，不要用旧的。',
    'This was not made with your share. Check the file: an older one does not do.',
  ),
  'copy-needs-second': say(
    '线索的记录要先由另一个人核对，只给您自己说过和做过的。请先点“要一份记录”，核对后再来取。',
    'Of a clue, a second person looks first, and the copy holds your own words and acts only. Ask for a copy, and come back once it is ready.',
  ),
  'no-such-look': say('没有这次查看记录。请刷新页面再看。', 'There is no such look. Load the page again.'),
  'no-look-question': say(
    '没有这一条，或者要由别人来答复。',
    'There is no such question, or somebody else answers it.',
  ),
  'answered-already': say('已经答复过了。', 'It has been answered already.'),
  'not-for-your-post': say('您的岗位不能改这一项。', 'Your post may not change this.'),
  'bad-measure': say('有几处要改，没有保存。', 'Some things need mending; nothing was saved.'),
  'no-such-measure': say('没有这条承诺。', 'There is no such measure.'),
  'from-in-the-past': say(
    '这一天已经过去：已经作出的承诺不能事后改。请选今天或以后。',
    'That day is past: what was promised is not changed afterwards. Choose today or later.',
  ),
  'lines-with-faults': say(
    '有几行不对，一行也没改。请先预览，看错在哪里。',
    'Some lines are wrong, and nothing was changed. Look at the preview for where.',
  ),
  'nothing-changed': say('和现在的一样，没有要改的。', 'It is as it stands already; there is nothing to change.'),
  'no-place-here': say('这里没有归您管的村居。', 'No village here is yours.'),
  'form-with-faults': say(
    '样式还有要改的地方，请先预览。',
    'Something in the form must be changed first. Look at it in the preview.',
  ),
  'nothing-to-undo': say('没有可以撤销的改动。', 'There is no edit to undo.'),
  'still-in-use': say(
    '已经有事项或人用到它，撤不掉了。请改成对的，不要撤销。',
    'Matters or people use it by now, so it cannot be taken back. Edit it instead.',
  ),
  'edition-moved-on': say(
    '别人刚刚改过，请看过新的一版再改。',
    'Somebody has just changed it. Look at their edition first.',
  ),
  // Matters, kinds
  'no-such-matter': say('没有找到这件事，请核对编号或链接。', 'No such matter. Check the code or the link.'),
  'no-such-sign': say('没有这条苗头。', 'There is no such sign.'),
  'no-such-rule': say('没有这条规则，请从列出的名称里选。', 'There is no such rule. Choose one of those listed.'),
  'no-such-paper': say('没有这张单据，请核对。', 'There is no such paper. Check it.'),
  'paper-destroyed': say(
    '这张单据的内容已按规定销毁，不能再打印。',
    'What stood on this paper was destroyed by rule; it can be printed no more.',
  ),
  'not-yours-to-void': say('请由承办人或所长作废。', 'Only whoever has the matter, or the chief, may void it.'),
  'names-not-for-you': say('您的岗位只能看到隐去的姓名和电话。', 'Your post sees names and phones masked only.'),
  'link-needed': say('请用报告时给您的查询链接打开。', 'Open it with the secret link that you were given.'),
  'other-kind': say('这件事不是这一类。', 'The matter is not of this kind.'),
  'unknown-code-or-word': say(
    '编号或暗语不对。没有定过暗语的，请用收到的链接，或打派出所电话。',
    'The code or the word is wrong. Without a word use the link that you were given, or call the station.',
  ),
  'unknown-code': say(
    '没有查到这个编号，请核对后再试；也可以打派出所电话问。',
    'No matter with this code. Check it, or call the station.',
  ),
  'unknown-kind': say('没有这一类事项。', 'There is no such kind of matter.'),
  'unknown-move': say('没有这个办理动作。', 'There is no such move.'),
  'bad-cursor': say('翻页标记不对，请从第一页开始。', 'The cursor is not one of ours. Begin with the first page.'),
  // Places
  'unknown-village': say('没有找到这个村居，请从列表里选。', 'No such village. Choose it from the list.'),
  'village-of-another-city': say(
    '这个村居不在本市，请向当地公安机关报告；有紧急情况请打 110。',
    'That village is in another city. Report it there; in an emergency call 110.',
  ),
  'unknown-place-code': say(
    '没有找到这个门牌码，请核对，或从列表里选村居。',
    'No such door plate code. Check it, or choose the village from the list.',
  ),
  'outside-city': say(
    '这个地点不在本市，请核对；有紧急情况请打 110。',
    'That point is not in this city. Check it; in an emergency call 110.',
  ),
  'bad-point': say(
    '坐标不对：纬度在 -90 到 90 之间，经度在 -180 到 180 之间。',
    'Not a point: latitude -90 to 90, longitude -180 to 180.',
  ),
  'unknown-unit': say('没有这个单位。', 'There is no such unit.'),
  'no-place-given': say(
    '请说明在哪里：村居、门牌码或地图上的点。',
    'Say where it is: a village, a door plate code, or a point.',
  ),
  'nobody-independent': commonWords.refusals['nobody-independent'],
  'nobody-to-land-with': say(
    '这会儿没有能接的人，请打 110 或派出所电话。',
    'Nobody can take it just now. Call 110 or the station.',
  ),
  'no-bureau': say('这里还没有设立单位。', 'No bureau has been set up here yet.'),
  'which-bureau': say('这里有几个市局，请说明是哪一个。', 'There are several bureaus here; say which.'),
  // Neighbours
  'unknown-service': say('没有这个 service_code。', 'There is no such service_code.'),
  'unknown-request': say('没有找到这件事项。', 'No such service request.'),
  'unknown-token': say('没有这个回执号。', 'No such token.'),
  'unknown-jurisdiction': say('这里不管这个辖区（jurisdiction_id）。', 'This jurisdiction_id is not served here.'),
  'unknown-address': say(
    '看不出地址在哪个村居，请写明村居，或给坐标。',
    'The address names no place of ours: name the village, or give a point.',
  ),
  'unknown-datum': say(
    '坐标系不认识：请用 wgs-84、cgcs2000、gcj-02 或 bd-09。',
    'An unknown datum: use wgs-84, cgcs2000, gcj-02 or bd-09.',
  ),
  'channel-not-here': say(
    '这里没有这种方式，请从列出的里选。',
    'There is no such way here. Choose one of those listed.',
  ),
  'address-needed': say('请写上发到哪里。', 'Say where to send it.'),
  'address-wrong': say('这个号码或地址不对，请核对。', 'That is no number or address for this way. Check it.'),
  'key-needed': say('请带上密钥 api_key。', 'An api_key is needed.'),
  'key-before-files': say(
    '请把 api_key 写在文件前面，或写在网址里。',
    'Put the api_key before the files of the form, or into the address.',
  ),
  'key-unknown': say('密钥不对，或已停用。', 'The api_key is wrong, or has been ended.'),
  'not-in-scope': say('这把密钥不能做这件事。', 'This key is not for that.'),
  'unknown-scope': say('没有这个权限范围。', 'There is no such scope.'),
  'no-name': say('请写名称，最多八十个字。', 'A name is needed, of eighty characters at most.'),
  'unknown-neighbour': say('没有这个互通单位，或已停用。', 'No such neighbour, or it was ended already.'),
  // Files
  'not-a-form': say('请用表单（multipart/form-data）上传文件。', 'Send files as a form (multipart/form-data).'),
  'no-file': say('没有收到文件，请选好再传。', 'No file arrived. Choose one and send it.'),
  'too-many-files': say('一次最多传 10 个文件。', 'Ten files at a time at most.'),
  'file-too-large': say('文件太大，每个最多 20 MB。', 'The file is too large: 20 MB each at most.'),
  'no-such-file': say('没有这个文件，请核对路径。', 'There is no such file. Check its path.'),
  'not-a-table': say(
    '这不是表格。请用 CSV，或 Excel、WPS 存的 .xlsx。',
    'This is no table. Give a CSV, or an .xlsx as Excel or WPS writes it.',
  ),
  'table-too-large': say(
    '文件太大：.xlsx 最多 256 MB，CSV 最多 4 GB。请分成几个文件。',
    'Too large: 256 MB at most as .xlsx, 4 GB as CSV. Split it.',
  ),
  'table-unpacks-too-large': say(
    '这个压缩文件展开后大得不正常，没有读。请用 Excel 或 WPS 重新另存一份。',
    'Unpacked it would be far larger than any list, and was not read. Save it anew from Excel or WPS.',
  ),
  'table-too-wide': say('列太多：最多一千列。', 'Too many columns: a thousand at most.'),
  'table-has-declarations': say(
    '文件里带有外部引用或实体声明，没有读。请用 Excel 或 WPS 重新另存一份。',
    'It holds declarations or references to elsewhere, and was not read. Save it anew from Excel or WPS.',
  ),
  'cell-too-long': say(
    '有一格超过三万字，没有读。',
    'One cell is longer than thirty thousand characters; it was not read.',
  ),
  'table-damaged': say(
    '文件损坏或不完整，请重新导出或另存一份。',
    'It is damaged or not whole. Export or save it anew.',
  ),
  'table-old-or-locked': say(
    '这是旧格式（.xls）或加了密码的表格。请去掉密码，另存为 .xlsx 或 CSV。',
    'A table of the old form (.xls), or one under a password. Save it as .xlsx or CSV without one.',
  ),
  'nothing-in-it': say('文件里没有内容。', 'There is nothing in it.'),
  'not-a-list': say('这不是 JSON 数组，或其中一项不是对象。', 'This is no JSON list, or one in it is no object.'),
  'bad-signature': say(
    '签名不对，或没有签名：请对整个文件用发给您的密钥做 HMAC-SHA256。',
    'The signature is wrong: HMAC-SHA-256 of the whole file with the secret that you were given.',
  ),
  'failed-here': say(
    '试了好几次都没办成，原因在我们这边。已经收下的都在，一件不会重收。请看日志里的原因，处理后点“再试一次”。',
    'It was tried several times and failed here, for a reason of ours. What was taken stays, and nothing is taken twice. See why in the log, and then try it again.',
  ),
  'not-a-plain-file': say(
    '这不是普通文件（是链接、文件夹或管道），没有打开。请放文件本身。',
    'This is no plain file (a link, a folder or a pipe) and was not opened. Lay the file itself there.',
  ),
  'wechat-refused': say(
    '微信没有认出这次同意，可能放得太久了。请再点一次“绑定微信”。',
    'WeChat does not know this consent; perhaps it waited too long. Press “Bind WeChat” again.',
  ),
  'wechat-silent': say(
    '微信那边没有回应，没有绑定。请过一会儿再试，或换一种方式。',
    'WeChat did not answer, and nothing was bound. Try again later, or choose another way.',
  ),
  'unknown-import': say('没有这份清单，可能已经删除。', 'There is no such list; perhaps it was let be.'),
  'unknown-webhook': say('没有这个回调。', 'There is no such webhook.'),
  'no-such-channel': say('没有设置这条渠道。', 'That channel is not set up.'),
  'not-at-this-step': say(
    '这一步现在不能做：请刷新看看它到哪一步了。',
    'Not at this moment: look again how far it is.',
  ),
  'no-number-column': say(
    '首行没有编号那一列（如“编号”“工单编号”或 service_request_id）：没有它，同一件事会收两次。',
    'The first line names no column for the number (service_request_id, number): without it the same would be taken twice.',
  ),
  'ended-there': say(
    '这件事在来源系统已办结，不再收。历史数据用 xjw import georeport 导入。',
    'It has ended where it comes from and is not taken. History is brought in by xjw import georeport.',
  ),
  'not-what-it-says': say(
    '有的文件不是照片也不是录音，没有收下。请传 JPG、PNG、WebP 照片，或手机录音。',
    'Some files are neither photos nor recordings and were not taken. Send JPG, PNG or WebP photos, or voice notes.',
  ),
  'picture-too-large': say(
    '照片的像素太多，请缩小后再传。',
    'The picture has too many pixels. Make it smaller and send it again.',
  ),
  'unknown-file': say('没有找到这个文件。', 'No such file.'),
  // Setting up (command line and administration)
  'unknown-number': say('没有这个警号。', 'There is no such number.'),
  'unknown-person': say('没有这个人。', 'There is no such person.'),
  'unknown-post': say('没有这个岗位。', 'There is no such post.'),
  'unknown-beat': say('没有这个片区。', 'There is no such beat.'),
  'post-not-held': say('此人没有担任这个岗位。', 'They do not hold this post.'),
  'bad-number': say('警号用字母、数字或连字符，2 到 20 位。', 'A number has 2 to 20 letters, digits or hyphens.'),
  'bad-name': say('姓名请照身份证写，不要用特殊符号。', 'Write the name as on the papers, without special characters.'),
  'number-taken': say('这个警号已经有人用了。', 'This number is somebody else’s.'),
  'letters-taken': say('这组字母已被别的市局使用。', 'Another bureau has these letters.'),
  'letters-needed': say('请给出编号用的字母（2 到 4 个大写字母）。', 'Give the letters for codes: 2 to 4 capitals.'),
  'no-city': say('文件里没有市一级。', 'There is no city in the file.'),
  'bad-day': say('没有这一天，请核对。', 'There is no such day. Check it.'),
  'bad-value': say('这一条不能这样定，请核对。', 'This rule cannot be set so. Check the value.'),
  'bad-title': say('标题请写 1 到 80 个字。', 'A title has 1 to 80 characters.'),
  'bad-outline': say('边界画得不对。', 'The outline is not well formed.'),
  'not-geojson': say('文件不是 GeoJSON。', 'The file is not GeoJSON.'),
  'ends-before-it-begins': say('结束早于开始，请核对。', 'It ends before it begins. Check it.'),
  'no-such-premises': say('没有这个场所。', 'There are no such premises.'),
  'no-such-campaign': say('没有这次排查。', 'There is no such campaign.'),
}
