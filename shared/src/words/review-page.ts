import { defineWords } from './define-words.ts';

/** The list of reviews. */
export const reviewListWords = defineWords({
  hint: {
    zh: '抽中的班次和执法活动由系统指派评查人；也可在录像、执法活动、民警当日页面发起定向抽查。点一行打开评查。',
    en: 'What a draw selects is assigned to reviewers. A targeted check begins on the page of a recording, an activity or a day. A row opens the review.',
  },
  views: { zh: '范围', en: 'Which' },
  toDo: { zh: '待我办理', en: 'Mine to do' },
  reviewed: { zh: '我已评查', en: 'Reviewed by me' },
  all: { zh: '全部', en: 'All' },
  empty: { zh: '没有评查', en: 'No reviews' },
  emptyToDo: { zh: '没有待您办理的评查', en: 'Nothing for you to review' },
  emptyHint: {
    zh: '每期抽取完成后，这里自动出现要评查的班次和执法活动；“全部”中可查其他人的评查。',
    en: 'After each draw, what is to be reviewed appears here by itself. “All” shows everybody’s.',
  },
  open: { zh: '评查', en: 'Review' },
  targetedYes: { zh: '定向抽查', en: 'Targeted checks' },
  targetedNo: { zh: '随机抽中', en: 'Drawn' },
  dimension: { zh: '问题类别', en: 'Fault in' },
  item: { zh: '评查项目', en: 'Checklist item' },
  done: { zh: '完成日期', en: 'Done on' },
  progress: { zh: '评查进度', en: 'Progress of reviews' },
  checklist: { zh: '评查项目', en: 'Checklist' },
});

/** One review: what is around the footage and the checklist. */
export const reviewWordsOfPage = defineWords({
  title: { zh: (person: string) => `评查 ${person}`, en: (person: string) => `Review ${person}` },
  about: { zh: '评查对象', en: 'What is reviewed' },
  time: { zh: '时间', en: 'Time' },
  between: {
    zh: (from: string, to: string) => `${from} 至 ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  duty: { zh: '勤务', en: 'Duty' },
  origin: { zh: '来源', en: 'Why' },
  drawn: {
    zh: (draw: number, stratum: string, place: number) => `第 ${draw} 期随机抽中（${stratum}，次序 ${place}）`,
    en: (draw: number, stratum: string, place: number) => `Draw ${draw} (${stratum}, rank ${place})`,
  },
  targeted: { zh: (reason: string) => `定向抽查：${reason}`, en: (reason: string) => `Targeted: ${reason}` },
  findings: { zh: '已有的问题', en: 'Found already' },
  rounds: { zh: '同一对象的其他评查', en: 'Other reviews of the same' },
  round: { zh: (round: number) => `第 ${round} 次`, en: (round: number) => `Review ${round}` },
  reassign: { zh: '改派', en: 'Reassign' },
  reassignHint: {
    zh: '只列出可以评查的账号：本人、本单位、责任领导、已回避的和已评查过的人不在其中。理由会存证。',
    en: 'Only accounts that may review it are listed: nobody concerned, recused, of the same unit, or who reviewed it before. The reason is kept.',
  },
  noReviewers: {
    zh: '没有可以评查的人。请先在“账号与权限”中增加督察账号，或处理回避登记。',
    en: 'Nobody may review it. Add an inspector’s account, or look at the recusals, under Accounts and rights.',
  },
  waiting: {
    zh: '这份评查由他人办理，完成前不显示内容。',
    en: 'Somebody else reviews it. What he finds is shown once it is done.',
  },
  unassigned: {
    zh: '没有可以评查的人，请有权限的人“改派”指定。',
    en: 'Nobody was found who may review it. Somebody has to be named.',
  },
  skipped: {
    zh: '这一项已经两人同意免查，不再评查。',
    en: 'Two persons agreed to skip it. It isn’t reviewed.',
  },
  replaced: {
    zh: '核查人不认可“未发现问题”的结论，已另派他人重新评查。',
    en: 'The second person didn’t agree to the pass. Somebody else reviews it anew.',
  },
  check: { zh: '抽查', en: 'Check' },
  checkTitle: { zh: '定向抽查', en: 'Targeted check' },
  checkHint: {
    zh: '由您本人评查，不计入抽查比例。理由会存证，被查民警在评查完成后可以看到。',
    en: 'You review it yourself. It counts for no ratio. The reason is kept, and the officer sees it once it is done.',
  },
  checkStart: { zh: '开始评查', en: 'Begin' },
  checkShift: { zh: (time: string) => `抽查班次 ${time}`, en: (time: string) => `Check shift ${time}` },
  reload: { zh: '刷新页面', en: 'Load the page again' },
});

/** The footage of a review. */
export const reviewFootageWords = defineWords({
  title: { zh: '录像', en: 'Footage' },
  strip: { zh: '评查时段', en: 'The time that is reviewed' },
  legendWatched: { zh: '已看', en: 'Played' },
  legendUnwatched: { zh: '未看', en: 'Not played' },
  legendMark: { zh: '标记', en: 'Mark' },
  legendGap: { zh: '没有录像', en: 'No footage' },
  watchedOf: {
    zh: (watched: string, needed: string) => `已看 ${watched} / 需看 ${needed}`,
    en: (watched: string, needed: string) => `Played ${watched} of ${needed} needed`,
  },
  watchedAll: {
    zh: (watched: string, total: string) => `共 ${total}，已看 ${watched}`,
    en: (watched: string, total: string) => `${total} in all, ${watched} played`,
  },
  enough: { zh: '已看够', en: 'Enough' },
  tooFast: {
    zh: '快于 8 倍速的播放不计入已看。',
    en: 'What is played faster than 8 times doesn’t count.',
  },
  rule: {
    zh: '只计实际播放的部分，拖动跳过的不计；快于 8 倍速的不计。',
    en: 'Only what is played counts, not what is skipped, and nothing faster than 8 times.',
  },
  unsent: {
    zh: '播放记录还没有送到大队平台，正在自动重试；请先不要关闭页面。',
    en: 'What was played hasn’t reached HQ yet. It is sent again by itself; keep the page open.',
  },
  recordings: { zh: '该时段的录像', en: 'Its recordings' },
  recording: {
    zh: (nr: number, time: string, watched: string) => `第 ${nr} 段 ${time}，已看 ${watched}`,
    en: (nr: number, time: string, watched: string) => `No. ${nr} ${time}, ${watched} played`,
  },
  nr: { zh: (nr: number) => `第 ${nr} 段`, en: (nr: number) => `No. ${nr}` },
  watched: { zh: (watched: string) => `已看 ${watched}`, en: (watched: string) => `${watched} played` },
  photo: { zh: '照片', en: 'Photo' },
  elsewhereShort: { zh: '用其他播放器看过', en: 'Seen elsewhere' },
  notStored: { zh: '还没有上传', en: 'Not at HQ yet' },
  damaged: { zh: '文件损坏', en: 'Damaged' },
  mayNot: { zh: '无权调阅', en: 'May not be viewed' },
  notStoredTitle: { zh: '这段录像不在大队平台', en: 'This recording isn’t at HQ' },
  notStoredHint: {
    zh: '还没有上传，或已到期删除，不计入要看的时长。到达后本页自动可以播放。',
    en: 'It hasn’t arrived, or its time to be kept is over. It doesn’t count as needed. Once it arrives it can be played here.',
  },
  mayNotTitle: { zh: '您不能调阅这段录像', en: 'You may not view this recording' },
  mayNotHint: {
    zh: '需要看的，请在“调阅与证据导出”中申请。',
    en: 'If you need to, ask for it under Access and exports.',
  },
  none: { zh: '这段时间没有录像', en: 'There is no footage of this time' },
  noneHint: {
    zh: '仍要逐项评查：看得出的写结论，看不出的选“不适用”并写明原因。',
    en: 'Still answer each item: what can be said, and “doesn’t apply” with the reason where nothing can.',
  },
  noneStated: {
    zh: '已有问题记录了缺录，见“已有的问题”；同一问题只扣一次分。',
    en: 'Findings say so already, see “Found already”. The same fault costs once.',
  },
  previous: { zh: '上一段录像', en: 'Previous recording' },
  next: { zh: '下一段录像', en: 'Next recording' },
  elsewhere: { zh: '用其他播放器看', en: 'Look at it with another player' },
  elsewhereHint: {
    zh: '下载原始文件，用能打开它的播放器看完，再写明原因。整个文件下载完，并且从打开到现在的时间够按 8 倍速放完，才计入已看。',
    en: 'Save the original, look at it with a player that opens it, then say why. It counts once the whole file was served, as far as there was time to play it at 8 times the speed.',
  },
  elsewhereReason: { zh: '为什么、用什么看的', en: 'Why, and with what' },
  elsewhereDone: { zh: '已用其他播放器看过', en: 'I looked at it elsewhere' },
  elsewhereBack: { zh: '撤回', en: 'Take back' },
  elsewhereSaid: { zh: (reason: string) => `已登记：${reason}`, en: (reason: string) => `Noted: ${reason}` },
  elsewhereNot: { zh: '不能登记为用其他播放器看过', en: 'It can’t be noted as seen elsewhere' },
  elsewhereNotHint: {
    zh: '平台检查这个文件，没有发现浏览器放不了的原因。请点“重新打开”，或换用新版 Chrome 或 Edge；仍放不了，请联系管理员，或申请不评查这一项。',
    en: 'HQ found nothing in this file that a browser can’t play. Open it again, or use a current Chrome or Edge. If it still doesn’t play, ask the administrator, or ask that the item be skipped.',
  },
  elsewhereUnfit: {
    zh: '这条登记不计入已看，请撤回。',
    en: 'This note doesn’t count. Take it back.',
  },
  elsewhereAt: { zh: '画面时间（分:秒）', en: 'Moment (min:s)' },
  elsewhereMark: { zh: '标记到所选项目', en: 'Mark it for the selected item' },
  elsewhereAtWrong: { zh: '写成 12:05 的样子', en: 'Write it as 12:05' },
});

/** The checklist of a review. */
export const reviewAnswerWords = defineWords({
  title: { zh: '评查项目', en: 'Checklist' },
  /** Version 0 is the one that HQ brings along. */
  version: {
    zh: (version: number) => (version === 0 ? '系统自带项目' : `项目第 ${version} 版`),
    en: (version: number) => (version === 0 ? 'original checklist' : `checklist version ${version}`),
  },
  results: {
    ok: { zh: '合格', en: 'OK' },
    fault: { zh: '有问题', en: 'Fault' },
    not_applicable: { zh: '不适用', en: 'Doesn’t apply' },
  },
  unanswered: { zh: '未评', en: 'Not answered' },
  deduction: { zh: (points: number) => `扣 ${points} 分`, en: (points: number) => `−${points}` },
  note: { zh: '备注', en: 'Note' },
  noteNeeded: { zh: '为什么不适用', en: 'Why it doesn’t apply' },
  marks: { zh: '标记的画面', en: 'Marked moments' },
  markHere: { zh: '标记当前画面', en: 'Mark this moment' },
  mark: { zh: (clock: string) => `跳到 ${clock}`, en: (clock: string) => `Go to ${clock}` },
  unmark: { zh: (clock: string) => `删除标记 ${clock}`, en: (clock: string) => `Remove the mark at ${clock}` },
  answered: {
    zh: (answered: number, all: number) => `已评 ${answered} / ${all} 项`,
    en: (answered: number, all: number) => `${answered} of ${all} answered`,
  },
  saved: { zh: '已保存', en: 'Saved' },
  saving: { zh: '正在保存…', en: 'Saving…' },
  unsaved: { zh: '没有保存上，正在自动重试', en: 'Not saved, trying again' },
  lost: {
    zh: '登录已失效时，请重新登录；已保存的内容都在，本页未保存的也会随后补存。',
    en: 'If the session has ended, sign in again: what was saved is there, and the rest of this page is saved then.',
  },
  submit: { zh: '提交评查', en: 'Submit' },
  submitNow: { zh: '确认提交', en: 'Submit it' },
  goOn: { zh: '继续评查', en: 'Go on' },
  submitTitle: { zh: '提交这份评查？', en: 'Submit this review?' },
  submitPass: {
    zh: '结论：未发现问题。提交后不能修改；可能被抽中由另一人核查。',
    en: 'Without a fault. It can’t be changed afterwards; a second person may be drawn to verify it.',
  },
  submitFaults: {
    zh: (count: number, points: number) =>
      `结论：${count} 项有问题，共扣 ${points} 分。提交后不能修改，由另一人核查属实后才成为问题。`,
    en: (count: number, points: number) =>
      `${count} at fault, ${points} points. It can’t be changed afterwards. A fault becomes a finding once a second person says that it is so.`,
  },
  notYet: { zh: '还不能提交', en: 'Not yet' },
  reasons: {
    watched: {
      zh: (left: string) => `录像还需看 ${left}`,
      en: (left: string) => `${left} more has to be played`,
    },
    elsewhere: {
      zh: (count: number) => `${count} 段录像不能登记为用其他播放器看过，请撤回`,
      en: (count: number) => `${count} noted as seen elsewhere can’t be: take that back`,
    },
    unanswered: {
      zh: (count: number) => `还有 ${count} 项没有结论`,
      en: (count: number) => `${count} not answered`,
    },
    unmarked: {
      zh: (item: string) => `“${item}”没有标记画面`,
      en: (item: string) => `No moment marked of “${item}”`,
    },
    undescribed: {
      zh: (item: string) => `“${item}”没有录像可标记，请写备注`,
      en: (item: string) => `Describe “${item}”: there is no footage to mark`,
    },
    unexplained: {
      zh: (item: string) => `“${item}”没有写不适用的原因`,
      en: (item: string) => `No reason why “${item}” doesn’t apply`,
    },
    tooLong: {
      zh: (item: string) => `“${item}”的备注太长`,
      en: (item: string) => `The note of “${item}” is too long`,
    },
  },
  keys: {
    ok: { zh: '所选项目：合格', en: 'Selected item: OK' },
    fault: { zh: '所选项目：有问题', en: 'Selected item: fault' },
    notApplicable: { zh: '所选项目：不适用，并写原因', en: 'Selected item: doesn’t apply, and say why' },
    mark: { zh: '为所选项目标记当前画面（未评的记为有问题）', en: 'Mark this moment for the selected item' },
    note: { zh: '写备注（Esc 返回）', en: 'Write a note (Esc goes back)' },
    next: { zh: '下一项', en: 'Next item' },
    previous: { zh: '上一项', en: 'Previous item' },
    submit: { zh: '提交', en: 'Submit' },
  },
  keysHint: { zh: '按 ? 查看全部快捷键', en: 'Press ? for all keys' },
});

/** After a review was submitted: its result, and its verification. */
export const reviewResultWords = defineWords({
  title: { zh: '评查结果', en: 'Result' },
  verdict: { zh: '核查意见', en: 'Verdict' },
  finding: { zh: '查看问题', en: 'The finding' },
  joined: { zh: '并入已有问题，只扣一次分', en: 'joined a finding that stood already; it costs once' },
  verifierNote: { zh: '核查说明', en: 'What the verifier says' },
  verifierSays: { zh: '核查', en: 'Verification' },
  waiting: { zh: '已提交，等待另一人核查。', en: 'Submitted. A second person verifies it.' },
  verify: { zh: '核查', en: 'Verify' },
  verifyHint: {
    zh: '请看评查人标记的画面，逐项说明是否属实。属实的成为问题。',
    en: 'Look at the moments that were marked, and say of each fault whether it is so. What is as said becomes a finding.',
  },
  verifyPassHint: {
    zh: '这份“未发现问题”的评查被抽中核查。请看录像，说明结论是否属实；不属实的另派他人重新评查。',
    en: 'This pass was drawn to be verified. Look at the footage and say whether it is so; if not, somebody else reviews it anew.',
  },
  pass: { zh: '结论：未发现问题', en: 'Without a fault' },
  note: { zh: '核查说明', en: 'What you say of it' },
  submit: { zh: '提交核查', en: 'Submit' },
  missing: { zh: (count: number) => `还有 ${count} 项没有意见`, en: (count: number) => `${count} without a verdict` },
  noteTooLong: { zh: '说明太长', en: 'The note is too long' },
  keys: {
    as_said: { zh: '所选问题：属实', en: 'Selected fault: as said' },
    not_as_said: { zh: '所选问题：不属实', en: 'Selected fault: not as said' },
    cannot_tell: { zh: '所选问题：无法判断', en: 'Selected fault: can’t tell' },
  },
});

/** How far reviews are, and what they found. */
export const reviewProgressWords = defineWords({
  title: { zh: '评查进度与结果', en: 'Progress and results of reviews' },
  progress: { zh: '各期进度', en: 'By draw' },
  progressHint: {
    zh: '点数字打开对应的评查。比例是方案规定的抽取比例。',
    en: 'A number opens the reviews behind it. The ratio is what the plan prescribes.',
  },
  draw: { zh: '期号', en: 'Draw' },
  stratum: { zh: '分层', en: 'Stratum' },
  size: { zh: '总数', en: 'Of' },
  ratio: { zh: '规定比例', en: 'Ratio' },
  drawn: { zh: '抽中', en: 'Drawn' },
  submitted: { zh: '已提交', en: 'Submitted' },
  done: { zh: '已完成', en: 'Done' },
  faults: { zh: '发现问题', en: 'With a fault' },
  skipped: { zh: '免查', en: 'Skipped' },
  bar: { zh: '完成率', en: 'How far' },
  noDraws: {
    zh: '还没有抽取完成的期次。第一期抽取完成后，这里按期、按分层列出进度。',
    en: 'No draw has finished yet. Once the first has, its progress is here by stratum.',
  },
  allDraws: { zh: '各期', en: 'All draws' },
  results: { zh: '评查结果', en: 'Results' },
  resultsHint: {
    zh: '按完成日期统计。定向抽查单列，不与随机抽查合计。',
    en: 'By the date on which they were done. Targeted checks stand apart.',
  },
  period: { zh: '完成日期', en: 'Done on' },
  byUnit: { zh: '按单位', en: 'By unit' },
  byItem: { zh: '按项目', en: 'By item' },
  reviews: { zh: '随机评查', en: 'Drawn reviews' },
  withFault: { zh: '发现问题', en: 'With a fault' },
  targeted: { zh: '定向抽查', en: 'Targeted' },
  deduction: { zh: '扣分', en: 'Points' },
  item: { zh: '项目', en: 'Item' },
  dimension: { zh: '类别', en: 'Dimension' },
  itemReviews: { zh: '评查', en: 'Reviews' },
  itemFaults: { zh: '有问题', en: 'Faults' },
  notApplicable: { zh: '不适用', en: 'Doesn’t apply' },
  noResults: { zh: '这段时间没有完成的评查。', en: 'No review was done in this time.' },
});

/** The page of the checklist. */
export const checklistPageWords = defineWords({
  hint: {
    zh: '每份评查都逐项回答这些项目。修改后另存为新版本，只用于之后开始的评查；已开始的仍用原版本。',
    en: 'Every review answers these. A change makes a new version, for reviews that begin afterwards.',
  },
  inForce: {
    zh: (version: number) => `现行：第 ${version} 版`,
    en: (version: number) => `In force: version ${version}`,
  },
  titleOf: {
    zh: (version: number) => (version === 0 ? '系统自带的评查项目' : `第 ${version} 版`),
    en: (version: number) => (version === 0 ? 'The checklist that HQ brings along' : `Version ${version}`),
  },
  versions: { zh: '各版本', en: 'Versions' },
  brought: { zh: '系统自带', en: 'comes with HQ' },
  edit: { zh: '修改评查项目', en: 'Change the checklist' },
  item: { zh: '项目', en: 'Item' },
  itemNo: { zh: (nr: number) => `第 ${nr} 项`, en: (nr: number) => `Item ${nr}` },
  name: { zh: '名称', en: 'Name' },
  deduction: { zh: '扣分', en: 'Deduction' },
  stated: { zh: '已有问题时并入', en: 'Joins a finding about' },
  statedHint: {
    zh: '同一时段已有这类问题时，评查出的问题并入其中，只扣一次分。',
    en: 'Where such a finding stands already of the same time, the fault joins it and costs once.',
  },
  statedNames: {
    none: { zh: '不并入', en: 'none' },
    coverage: { zh: '缺录类问题', en: 'missing time' },
    damage: { zh: '录像损坏问题', en: 'damaged footage' },
  },
  add: { zh: '增加一项', en: 'Add an item' },
  remove: { zh: '删除', en: 'Remove' },
  up: { zh: '上移', en: 'Up' },
  down: { zh: '下移', en: 'Down' },
  eachDimension: { zh: '每个类别至少保留一项', en: 'Each dimension needs an item' },
  empty: { zh: '还没有评查项目', en: 'No checklist' },
  emptyHint: { zh: '刷新页面再试。', en: 'Load the page again.' },
});
