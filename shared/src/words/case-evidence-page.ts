import { defineWords } from './define-words.ts';

/** What the pages of case evidence say. */
export const caseEvidencePageWords = defineWords({
  tab: { zh: '案件证据', en: 'Case evidence' },
  hint: {
    zh: '案件编号由业务系统报送或经第二人确认、符合大队格式的，录像永久存储，不随分类到期。解除须两人办理；限制调阅照旧有效。',
    en: 'Footage whose case number a system reported or a second person confirmed, in the brigade’s form, is kept for good, whatever its category. Two people take it off. A restriction stays.',
  },
  amount: {
    zh: (files: number, size: string) => `${files} 段，${size}`,
    en: (files: number, size: string) => `${files} recording${files === 1 ? '' : 's'}, ${size}`,
  },
  sum: { zh: '合计', en: 'All' },
  current: { zh: '依据有效', en: 'Ground as it was' },
  outdated: { zh: '依据已变', en: 'Ground changed' },
  outdatedOnly: { zh: '只看依据已变的', en: 'Ground changed only' },
  caseNo: { zh: '案件编号', en: 'Case no.' },
  empty: { zh: '没有案件证据', en: 'No case evidence' },
  emptyHint: {
    zh: '业务系统报送或经确认的案件编号符合大队格式后，对应的录像列在这里。',
    en: 'Footage is listed here once a case number of the brigade’s form was reported or confirmed.',
  },
  changed: { zh: '依据已变，待两人解除', en: 'ground changed, waits for two people' },
  noNumber: { zh: '没有案件编号。', en: 'There is no case number.' },
  noForm: {
    zh: '案件编号不符合大队格式，录像按分类和期限存储。',
    en: 'The case number hasn’t the brigade’s form: the footage is kept as its category asks.',
  },
  bySource: { zh: '案件编号由业务系统报送。', en: 'A system reported the case number.' },
  byPerson: {
    zh: (by: string, at: string) => `案件编号已由 ${by} 确认，${at}。`,
    en: (by: string, at: string) => `The case number was confirmed by ${by}, ${at}.`,
  },
  typed: {
    zh: (by: string, at: string) => `案件编号由 ${by} 填写，${at}，待第二人确认。`,
    en: (by: string, at: string) => `The case number was typed by ${by}, ${at}, and waits for a second person.`,
  },
  somebody: { zh: '有人', en: 'somebody' },
  refused: {
    zh: (by: string, reason: string) => `案件编号未予确认（${by}：${reason}）。`,
    en: (by: string, reason: string) => `The case number was refused (${by}: ${reason}).`,
  },
  willKeep: {
    zh: (amount: string) => `确认后，新增永久存储 ${amount}。`,
    en: (amount: string) => `Confirming it keeps for good, more than now: ${amount}.`,
  },
  compare: {
    zh: '请对照案卷核对编号。',
    en: 'Compare the number with the file.',
  },
  confirm: { zh: '确认编号', en: 'Confirm number' },
  refuse: { zh: '不予确认', en: 'Refuse' },
  reason: { zh: '理由', en: 'Reason' },
  own: { zh: '须由另一人核对确认。', en: 'Another person must compare and confirm it.' },
  holds: {
    zh: (caseNo: string, amount: string) => `${caseNo}：永久存储 ${amount}`,
    en: (caseNo: string, amount: string) => `${caseNo} keeps for good: ${amount}`,
  },
  takenOff: { zh: (caseNo: string) => `${caseNo}：已解除`, en: (caseNo: string) => `${caseNo}: taken off` },
  propose: { zh: '提请解除', en: 'Propose to take off' },
  takeUp: { zh: '同意提请', en: 'Take up' },
  byHq: { zh: '平台提出，须先由一人提请', en: 'HQ proposed it; one person must take it up' },
  proposed: {
    zh: (by: string, at: string) => `${by} 于 ${at} 提请解除`,
    en: (by: string, at: string) => `${by} proposed to take it off, ${at}`,
  },
  decided: {
    zh: (state: string, by: string, at: string) => `${state}：${by}，${at}`,
    en: (state: string, by: string, at: string) => `${state}: ${by}, ${at}`,
  },
  agree: { zh: '批准解除', en: 'Take off' },
  keep: { zh: '驳回，继续存储', en: 'Refuse, keep it' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  ownRelease: { zh: '须由另一人审批；您可以撤回。', en: 'A second person must decide; you can withdraw it.' },
  kept: {
    zh: (numbers: string) => `不删除：案件证据（${numbers}）`,
    en: (numbers: string) => `isn’t deleted: case evidence (${numbers})`,
  },
  preview: { zh: '试算编号格式', en: 'Try the form' },
  previewed: {
    zh: (matching: number, activities: number) => `${activities} 项有案件编号的执法活动，${matching} 项符合格式。`,
    en: (matching: number, activities: number) =>
      `Of ${activities} activit${activities === 1 ? 'y' : 'ies'} with a case number, ${matching} ${matching === 1 ? 'has' : 'have'} this form.`,
  },
  previewHolds: {
    zh: (all: string, fresh: string) => `永久存储 ${all}，其中新增 ${fresh}。`,
    en: (all: string, fresh: string) => `Kept for good: ${all}; more than now: ${fresh}.`,
  },
  previewOutdated: {
    zh: (amount: string) => `现有案件证据中，${amount} 不再有依据：仍永久存储，待两人解除。`,
    en: (amount: string) =>
      `Of today’s evidence this loses its ground, and stays until two people take it off: ${amount}.`,
  },
});
