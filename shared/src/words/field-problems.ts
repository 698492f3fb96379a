import type { Language } from './define-words.ts';

type Said = readonly [pattern: RegExp, zh: (...parts: string[]) => string];

/** What HQ says of a field of a request, which it says in English, and how the page says it in Chinese. The first that fits counts. */
const said: readonly Said[] = [
  [/^no recorder (.+)$/, (serial) => `没有执法记录仪 ${serial}`],
  [/^(?:there is )?no officer (\S+)$/, (badgeNo) => `没有警号为 ${badgeNo} 的人员`],
  [/^there is no officer (.+) whom you may name$/, (badgeNo) => `没有警号为 ${badgeNo} 的人员，或不归您管理`],
  [/^there is no unit (.+)$/, (unitCode) => `没有单位 ${unitCode}`],
  [/^there is no campaign (.+)$/, (name) => `没有专项整治“${name}”`],
  [/^(\S+) left on (.+)$/, (badgeNo, leftOn) => `${badgeNo} 自 ${leftOn} 起已离岗`],
  [/^is that of activity (\d+), too$/, (index) => `与第 ${Number(index) + 1} 项重复`],
  [/^takes a second person: correct it on its page$/, () => '须由另一人同意，请在活动页面更正'],
  [/^was told of officers of another unit$/, () => '涉及其他单位的人员'],
  [/^(.+) is there twice$/, (itemId) => `${itemId} 重复`],
  [/^(\w+) stands in (.+) already$/, (_kind, other) => `已列在 ${other} 中`],
  [/^(\w+): missing$/, () => '缺少一类'],
  [/^unclassified: (\d+) < (\d+)$/, (months, longest) => `未分类的录像 ${months} 个月，少于其他类别的 ${longest} 个月`],
  [/^(\w+): (\d+) < (\d+)$/, (_category, months, floor) => `${months} 个月，少于最低的 ${floor} 个月`],
  [/^must not be in the future$/, () => '不能是将来的时间'],
  [/^lies in the past$/, () => '不能是过去的时间'],
  [/^is out of bounds$/, () => '不能是将来，也不能早于三天前'],
  [/^must say what is wrong$/, () => '请写明哪里有问题'],
  [/^is not set$/, () => '没有设置'],
  [/^must lie within the shift and must not overlap$/, () => '应在班次之内，前后不重叠'],
  [/^must be later than heldFrom$/, () => '应晚于开始时间'],
  [/^must end after it begins$/, () => '结束应晚于开始'],
  [/^must name an officer or a recorder$/, () => '请指定一名人员或一台执法记录仪'],
  [/^must name an officer or a unit$/, () => '请指定一名人员或一个单位'],
  [/^must name a recording, or an officer and a date$/, () => '请指定一段录像，或一名人员和日期'],
  [/^must name another shift or an officer$/, () => '请指定另一个班次或另一名人员'],
  [/^must lie between (\d+) and (\d+)$/, (first, last) => `应在 ${first} 年至 ${last} 年之间`],
  [/^must not be before from, and at most (\d+) days after it$/, (days) => `不能早于开始日期，最长 ${days} 天`],
  [/^must be no longer than (\d+) days$/, (days) => `最长 ${days} 天`],
  [/^is to come: tell of it once it has begun$/, () => '还没有开始：开始以后再录入'],
  [/^is before the start, or more than 48 hours after it$/, () => '早于开始时间，或超过开始后 48 小时'],
  [/^must be one of the options$/, () => '须为所列选项之一'],
  [/^case (\d+) left the library$/, (caseNo) => `案例 ${caseNo} 已移出案例库`],
  [
    /^has (fewer|more) than (\d+) characters$/,
    (which, count) => (which === 'more' ? `超过 ${count} 个字符` : `少于 ${count} 个字符`),
  ],
  [/^is too short without the own user name, .+$/, () => '去掉用户名、警号、单位代码后，剩下的太短'],
  [/^is one of those that are guessed first$/, () => '是常见密码，或只由常见的词、数字、键盘顺序组成'],
  [/^is too easy to guess$/, () => '太容易猜到'],
  [/^is taken for a recorder with a fault only$/, () => '只有记录仪有故障时才换'],
  [/^must name each finding once$/, () => '同一问题不能重复'],
  [/^must be recordings or a case$/, () => '请选择录像或案件，二者选一'],
  [/^must be an activity or a recording$/, () => '请选择执法活动或录像，二者选一'],
  [/^is needed to confirm, and only then$/, () => '认定时须填写，其他处置不填'],
  [/^is needed of a case from elsewhere, and only then$/, () => '外地案例须填写出处，本大队案例不填'],
  [/^is needed where the time is wrong, and only then$/, () => '选“时间不对”的须填写，其他不填'],
  [/^is needed of a swapped shift, and only then$/, () => '事由为换班时须填写，其他事由不填'],
  [/^is needed to close$/, () => '结束时须填写'],
  [/^is needed without a badge number$/, () => '没有警号的须填写'],
  [/^must have no more than (\d+) characters$/, (most) => `最多 ${most} 个字符`],
  [/^has a bracket that is not closed or not opened$/, () => '括号没有成对'],
  [
    /^has a repetition of nothing, or one that .+ up to (\d+)$/,
    (most) => `重复次数只能用 ?、*、+、{n}、{n,m}，不超过 ${most}，前面要有字符`,
  ],
  [/^repeats a group that holds a repetition or a choice: .+$/, () => '含重复或“|”的括号，后面只能用“?”'],
  [/^takes only characters, \. , .+$/, () => '只能用普通字符、.、\\d、\\D、[ ]、( )、(?: )、| 和重复次数'],
  [/^must be another one$/, () => '不能与现在的相同'],
  [/^names (.+)$/, (who) => `写了“${who}”`],
  [/^is needed for this role$/, () => '这个角色须填写'],
  [/^is a key by which anybody can sign$/, () => '这把公钥任何人都能用来签名'],
  [
    /^character (\d+) \((U\+\w+)\) is invisible: delete it$/,
    (place, code) => `第 ${place} 个字符（${code}）看不见，请删去`,
  ],
  [
    /^character (\d+) \((U\+\w+)\) is not shown on every computer: write it in another way$/,
    (place, code) => `第 ${place} 个字（${code}）在有的电脑上不能显示，请换用标准字`,
  ],
  [
    /^character (\d+) \((U\+\w+)\) looks like a letter of another script: type it anew$/,
    (place, code) => `第 ${place} 个字符（${code}）形似别的字母或汉字，请重新输入`,
  ],
  [
    /^character (\d+) \((U\+\w+)\) is not a letter, digit, .+: use another$/,
    (place, code) => `第 ${place} 个字符（${code}）不能用，只能用字母、数字、汉字和 . - _ @`,
  ],
  [/^must have no more than (\d+) characters$/, (most) => `不超过 ${most} 个字`],
  [/^must be 16 to 128 visible ASCII characters$/, () => '须为 16 至 128 个可见 ASCII 字符'],
  [/^holds a character or a time that can't be kept$/, () => '含有不能保存的字符或时间'],
];

const fieldNames: Readonly<Record<string, string>> = {
  badgeNo: '警号',
  badgeNos: '人员',
  swappedWith: '与谁换班',
  otherShiftId: '换来的班次',
  leaderBadgeNo: '责任领导',
  recorderSerial: '执法记录仪编号',
  plannedRecorderSerial: '计划记录仪',
  spareFor: '替换的记录仪',
  spareSerial: '备机',
  checkedAt: '检查时间',
  inspectedAt: '检查时间',
  unitCode: '单位',
  parentCode: '上级单位',
  username: '用户名',
  personName: '使用人姓名',
  from: '时间',
  name: '名称',
  at: '时间',
  startsAt: '开始时间',
  endsAt: '结束时间',
  startsOn: '开始日期',
  endsOn: '结束日期',
  heldFrom: '开始时间',
  heldUntil: '结束时间',
  expiresAt: '截止时间',
  ledFrom: '任职开始',
  ledUntil: '任职结束',
  leftOn: '离岗日期',
  dutyType: '勤务类型',
  post: '岗位',
  breaks: '休息',
  campaign: '专项整治',
  campaignId: '专项整治',
  reason: '理由',
  text: '内容',
  title: '题目',
  rule: '适用规定',
  advice: '应当怎么做',
  source: '出处',
  options: '选项',
  purpose: '用途',
  note: '备注',
  place: '地点',
  plateNo: '号牌',
  caseNo: '案件编号',
  symptom: '故障现象',
  outcome: '处理结果',
  pin: 'PIN',
  password: '密码',
  periods: '保存期限',
  items: '必录事项',
};

/** In general words, for what has none of its own. */
export const saidInGeneral = '填写不符合要求';

/** What is wrong with a field of a request that HQ refused. @param named whether to say which field it is */
export function fieldProblemIn(
  language: Language,
  { path, message }: { path: string; message: string },
  { named }: { named: boolean },
): string {
  const parts = path.split('.');
  const field = parts.filter((part) => !/^\d+$/.test(part)).at(-1) ?? path;
  if (language === 'en') return named ? `${field}: ${message}` : message;
  const row = parts.find((part) => /^\d+$/.test(part));
  const name = `${row === undefined ? '' : `第 ${Number(row) + 1} 项`}${fieldNames[field] ?? field}`;
  const text = inChinese(message);
  return named ? `${name}：${text}` : text;
}

function inChinese(message: string): string {
  for (const [pattern, zh] of said) {
    const match = pattern.exec(message);
    if (match) return zh(...match.slice(1));
  }
  return /[A-Za-z]{2,} /.test(message) ? saidInGeneral : message;
}
