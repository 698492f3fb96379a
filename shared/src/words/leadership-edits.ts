import type { LeadershipEditState } from '../resources/leadership-edits.ts';
import { defineWords, type Word } from './define-words.ts';

const states = {
  proposed: { zh: '待审批', en: 'Waits for a second person' },
  agreed: { zh: '已同意', en: 'Agreed to' },
  refused: { zh: '已驳回', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
} as const satisfies Record<LeadershipEditState, Word>;

/** Corrections of who led, which need a second person. */
export const leadershipEditWords = defineWords({
  title: { zh: '任职更正审批', en: 'Corrections that need a second person' },
  states,
  of: {
    zh: (whom: string, state: string) => `${whom} · ${state}`,
    en: (whom: string, state: string) => `${whom} · ${state}`,
  },
  side: { zh: '更正', en: 'Change' },
  before: { zh: '原为', en: 'Before' },
  after: { zh: '改为', en: 'After' },
  nobody: { zh: '无人负责', en: 'nobody' },
  proposed: {
    zh: (by: string, at: string) => `${by} 提交，${at}`,
    en: (by: string, at: string) => `proposed by ${by}, ${at}`,
  },
  decided: {
    zh: (state: string, by: string, at: string) => `${state}：${by}，${at}`,
    en: (state: string, by: string, at: string) => `${state}: ${by}, ${at}`,
  },
  rule: {
    zh: '过去由谁负责，决定由谁担责：须由更正不涉及、对有关问题也不担责的另一人同意后才生效。',
    en: 'Who led decides who is liable: the correction counts once somebody agrees whom it doesn’t concern, and who is not liable for a finding of that time.',
  },
  follows: {
    zh: '同意后，这段时间的问题重新认定责任领导；已有人申诉的保持不变。',
    en: 'Findings of that time then name their leaders anew; those appealed against keep theirs.',
  },
  own: { zh: '须由另一人审批；您可以撤回。', en: 'Somebody else decides it; you can take it back.' },
  involved: {
    zh: '您与提交人有关，须由另一人审批。',
    en: 'You have to do with its proposal: somebody else must decide it.',
  },
  reason: { zh: '理由', en: 'Reason' },
  agree: { zh: '同意，立即生效', en: 'Agree: it counts at once' },
  refuse: { zh: '驳回', en: 'Refuse' },
  withdraw: { zh: '撤回', en: 'Take it back' },
});

/** Its problems, by their code. */
export const leadershipEditProblems = defineWords({
  leadership_edit_waits: {
    title: {
      zh: '这段时间还有一项任职更正等待审批',
      en: 'A correction of who led then is waiting already',
    },
    nextStep: {
      zh: '请先在任职记录页面上审批或撤回那一项，再提交新的。',
      en: 'First have that one decided or taken back on the page of who led whom, then propose the new one.',
    },
  },
  own_leadership_edit: {
    title: { zh: '不能审批自己提交的任职更正', en: 'You cannot decide on your own correction of who led' },
    nextStep: {
      zh: '须由另一名有权的人审批；您可以撤回。',
      en: 'Ask another person who may decide it. You can take it back.',
    },
  },
  not_own_leadership_edit: {
    title: { zh: '只有提交人可以撤回', en: 'Only the proposer can take it back' },
    nextStep: { zh: '您若有权审批，可以驳回。', en: 'If your role allows it, refuse it instead.' },
  },
});

/** What histories and refusals show of it. */
export const shownOfLeadershipEdits = {
  title: leadershipEditWords.title,
  subjects: {},
  facts: {
    leadership_edit_proposed: { zh: '提交任职更正，待审批', en: 'Correction of who led proposed' },
    leadership_edit_agreed: { zh: '同意任职更正', en: 'Correction of who led agreed to' },
    leadership_edit_refused: { zh: '驳回任职更正', en: 'Correction of who led refused' },
    leadership_edit_withdrawn: { zh: '撤回任职更正', en: 'Correction of who led taken back' },
  },
  details: { leadershipEditId: { zh: '更正编号', en: 'correction' } },
  values: {},
  problems: leadershipEditProblems,
};
