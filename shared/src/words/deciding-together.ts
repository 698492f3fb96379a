import type { StepTogether } from '../resources/finding-decisions.ts';
import { defineWords } from './define-words.ts';

const findings = (count: number) => (count === 1 ? '1 finding' : `${count} findings`);

/** Several findings that somebody chose, and one decision about all of them. */
export const decidingTogetherWords = defineWords({
  chosen: { zh: '所选问题', en: 'Chosen findings' },
  count: { zh: (count: number) => `已选 ${count} 个`, en: (count: number) => `${count} chosen` },
  full: { zh: (most: number) => `一次最多 ${most} 个`, en: (most: number) => `at most ${most} at once` },
  clear: { zh: '取消选择', en: 'Clear' },
  title: {
    zh: (step: string, count: number) => `${step}：${count} 个问题`,
    en: (step: string, count: number) => `${step}: ${findings(count)}`,
  },
  intro: {
    excuse: {
      zh: (count: number) => `${count} 个问题情况属实，但不追究本人。缺录时间是否免录，由缺录情况说明决定。`,
      en: (count: number) =>
        `${findings(count)} will be excused: it is so, but nobody is to blame. Whether the time is exempt is decided by an explanation.`,
    },
    unfounded: {
      zh: (count: number) => `${count} 个问题情况不属实，将全部撤销，不算在任何人名下。`,
      en: (count: number) => `${findings(count)} will be set aside as unfounded, and count against nobody.`,
    },
    confirm: {
      zh: (count: number) => `${count} 个问题将按各自涉及的全部人员认定；本人看到后开始计算申诉期限。`,
      en: (count: number) =>
        `${findings(count)} will be confirmed, each of all officers whom it names. Their time to appeal runs from when they see it.`,
    },
    close: {
      zh: (count: number) => `${count} 个已认定的问题不再采取措施。`,
      en: (count: number) => `Nothing more follows from ${findings(count)}.`,
    },
  } satisfies Record<StepTogether, object>,
  confirmOnly: {
    zh: '只能批量认定期限已过、没有任何反馈、证据不弱的问题。涉嫌擅自删除的、不涉及个人的，须逐个处置。',
    en: 'Only what nobody answered by its deadline is confirmed together. Deletions, weak evidence and what names nobody are decided one by one.',
  },
  eachItsOwn: {
    zh: '每个问题各留一份处置记录，理由相同。有一个不能这样处置的，全部不处置。',
    en: 'Each keeps a decision of its own, with the same reason. If one can’t be decided so, none is.',
  },
  refused: {
    zh: (count: number) => `其中 ${count} 个不能这样处置，所以全部没有处置：`,
    en: (count: number) => `${count} can’t be decided so, and nothing was decided:`,
  },
  many: { zh: (count: number) => `共 ${count} 个`, en: (count: number) => `${count} in all` },
  leaveOut: {
    zh: (count: number) => `去掉这 ${count} 个`,
    en: (count: number) => (count === 1 ? 'Leave it out' : `Leave out these ${count}`),
  },
  leaveOutAll: { zh: '全部去掉并关闭', en: 'Leave out all, and close' },
});
