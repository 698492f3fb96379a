import type { ActivityEditState } from '../resources/activity-edits.ts';
import { defineWords, type Word } from './define-words.ts';

const states = {
  proposed: { zh: '待审批', en: 'Waits for a second person' },
  agreed: { zh: '已同意', en: 'Agreed to' },
  refused: { zh: '已驳回', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
} as const satisfies Record<ActivityEditState, Word>;

/** Corrections and withdrawals of an activity that need a second person. */
export const activityEditWords = defineWords({
  title: { zh: '更正和撤销审批', en: 'Edits that need a second person' },
  states,
  correction: { zh: '更正', en: 'Correction' },
  withdrawal: { zh: '撤销这项活动', en: 'Withdraw this activity' },
  field: { zh: '内容', en: 'Field' },
  before: { zh: '原为', en: 'Before' },
  after: { zh: '改为', en: 'After' },
  proposed: {
    zh: (by: string, at: string) => `${by} 提交，${at}`,
    en: (by: string, at: string) => `proposed by ${by}, ${at}`,
  },
  decided: {
    zh: (state: string, by: string, at: string) => `${state}：${by}，${at}`,
    en: (state: string, by: string, at: string) => `${state}: ${by}, ${at}`,
  },
  rule: {
    zh: '这项活动有未了结的问题，或由其他系统报送：须由不领导参加人员的另一人同意后才生效，在此之前一切照旧。',
    en: 'The activity has a finding that is not over, or another system told of it: the edit counts once somebody agrees who leads none of its officers. Until then nothing changes.',
  },
  outdated: {
    zh: '提交以后这项活动又有变化，不能再同意。请驳回，或由提交人撤回后重新提交。',
    en: 'The activity has changed since, so nobody can agree to this any more. Refuse it, or have its proposer take it back and propose it anew.',
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
  waits: { zh: '更正待审批', en: 'Edit waits' },
  filter: { zh: '更正', en: 'Edits' },
});

/** Its problems, by their code. */
export const activityEditProblems = defineWords({
  activity_edit_waits: {
    title: {
      zh: '这项活动还有一项更正或撤销等待审批',
      en: 'A correction or withdrawal of this activity is waiting already',
    },
    nextStep: {
      zh: '请先在活动页面上审批或撤回那一项，再提交新的。',
      en: 'First have that one decided or taken back on the page of the activity, then propose the new one.',
    },
  },
  activity_edit_outdated: {
    title: {
      zh: '提交以后这项活动又有变化，不能照此生效',
      en: 'The activity has changed since this was proposed, so it cannot be agreed to',
    },
    nextStep: {
      zh: '请驳回，或由提交人撤回后按现在的内容重新提交。',
      en: 'Refuse it, or have its proposer take it back and propose it again for the activity as it is now.',
    },
  },
  own_activity_edit: {
    title: { zh: '不能审批自己提交的更正或撤销', en: 'You cannot decide on your own edit of an activity' },
    nextStep: {
      zh: '须由另一名有权的人审批；您可以撤回。',
      en: 'Ask another person who may decide it. You can take it back.',
    },
  },
  not_own_activity_edit: {
    title: { zh: '只有提交人可以撤回', en: 'Only the proposer can take it back' },
    nextStep: { zh: '您若有权审批，可以驳回。', en: 'If your role allows it, refuse it instead.' },
  },
});

/** What histories and refusals show of it. */
export const shownOfActivityEdits = {
  title: activityEditWords.title,
  subjects: {},
  facts: {
    activity_edit_proposed: { zh: '提交更正或撤销，待审批', en: 'Edit proposed, waits for a second person' },
    activity_edit_agreed: { zh: '同意更正或撤销', en: 'Edit agreed to' },
    activity_edit_refused: { zh: '驳回更正或撤销', en: 'Edit refused' },
    activity_edit_withdrawn: { zh: '撤回更正或撤销', en: 'Edit taken back' },
  },
  details: {
    activityEditId: { zh: '更正编号', en: 'edit' },
    withdraws: { zh: '撤销活动', en: 'withdraws the activity' },
  },
  values: {},
  problems: activityEditProblems,
};
