import type { ActivityEditState, ContestClaim } from '../resources/activity-edits.ts';
import { defineWords, type Word } from './define-words.ts';

const states = {
  proposed: { zh: '待审批', en: 'Waits for a second person' },
  agreed: { zh: '已同意', en: 'Agreed to' },
  refused: { zh: '已驳回', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
} as const satisfies Record<ActivityEditState, Word>;

/** What an officer says against an activity in a finding that names him. */
export const contestClaimNames = {
  did_not_happen: { zh: '没有这次活动', en: 'It didn’t take place' },
  not_me: { zh: '不是本人', en: 'It wasn’t me' },
  other_time: { zh: '时间不对', en: 'The time is wrong' },
} as const satisfies Record<ContestClaim, Word>;

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
  contests: { zh: '对活动的异议', en: 'The activity is contested' },
  contested: {
    zh: (who: string, claim: string) => `${who} 提出异议：${claim}`,
    en: (who: string, claim: string) => `Contested by ${who}: ${claim}`,
  },
  contestStates: {
    proposed: { zh: '待审批', en: 'Waits for its decision' },
    agreed: { zh: '异议成立', en: 'Upheld' },
    refused: { zh: '异议不成立', en: 'Refused' },
    withdrawn: { zh: '已撤回', en: 'Taken back' },
  },
  contestRule: {
    zh: '由与此事无关、不带领参加人员，也没有填报、更正或核实过这次活动的人审批。审批前，问题不能认定。同意的，活动照改，重新判定；驳回的，视为由审批人核实属实。',
    en: 'It is decided by somebody whom it doesn’t concern, who leads none of its officers, and who neither told of the activity nor corrected or confirmed it. Until then the finding can’t be confirmed. Agreed to, the activity is changed and judged anew; refused, it counts as confirmed by whoever refuses.',
  },
  withdrawsAlone: {
    zh: '只有提出人一人参加：同意后，这项活动撤销。',
    en: 'Nobody else took part: agreed to, the activity is withdrawn.',
  },
  contestOwn: { zh: '由另一人审批；您可以撤回。', en: 'Somebody else decides it; you can take it back.' },
  waits: { zh: '更正待审批', en: 'Edit waits' },
  filter: { zh: '更正', en: 'Edits' },
});

/** What an officer fills in who contests an activity. */
export const contestWords = defineWords({
  contest: { zh: '对活动有异议', en: 'Contest the activity' },
  intro: {
    zh: '认为这次活动与事实不符的，选一项并写明理由，由另一人核对后决定：他与此事无关，不带领您，也没有填报或核实过这次活动。',
    en: 'If the activity isn’t as it is told, choose what is wrong and say why. Another person decides, whom it doesn’t concern, who doesn’t lead you, and who neither told of the activity nor confirmed it.',
  },
  follows: {
    zh: '决定前，这个问题不能认定。反馈期限不变，请照常反馈。异议成立的，活动照改，重新判定；不成立的，视为活动已核实，同一异议不能再提，仍可申诉。',
    en: 'Until then the finding can’t be confirmed. Your answer stays due. Upheld, the activity is changed and judged anew. Refused, it counts as confirmed, and the same can’t be contested again; you can still appeal.',
  },
  claim: { zh: '哪里不对', en: 'What is wrong' },
  sayWhat: { zh: '请选一项', en: 'Choose one' },
  claims: {
    did_not_happen: {
      name: contestClaimNames.did_not_happen,
      follows: { zh: '异议成立的，撤销这次活动。', en: 'Upheld: the activity is withdrawn.' },
    },
    not_me: {
      name: { zh: '不是我', en: 'It wasn’t me' },
      follows: {
        zh: '异议成立的，将您从参加人员中去掉；只有您一人的，撤销这次活动。',
        en: 'Upheld: you are taken off it; if nobody else took part, it is withdrawn.',
      },
    },
    other_time: {
      name: contestClaimNames.other_time,
      follows: { zh: '异议成立的，改为您写的时间。', en: 'Upheld: it gets the time that you give.' },
    },
  },
  startsAt: { zh: '实际开始时间', en: 'It began at' },
  endsAt: { zh: '实际结束时间', en: 'It ended at' },
  endsAtHint: { zh: '不填，与开始时间相同', en: 'Left empty: the same moment' },
  reason: { zh: '理由和依据', en: 'Why, and how that is known' },
  send: { zh: '提交异议', en: 'Contest it' },
  tooLate: { zh: '反馈期限已过，不能再提异议，请申诉。', en: 'The time for it is over: appeal instead.' },
  waits: { zh: '您的异议正在等待决定。', en: 'Your contest waits for its decision.' },
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
  contest_not_of_activity: {
    title: {
      zh: '这个问题不针对执法活动，或按原规则判定，不能提异议',
      en: 'Only an activity that is judged by the new rules can be contested',
    },
    nextStep: { zh: '请反馈情况；认为问题不对的，请申诉。', en: 'Answer the finding, or appeal against it.' },
  },
  contest_not_now: {
    title: {
      zh: '这个问题已经认定或办结，不能再提异议',
      en: 'The finding is decided or over, so it is too late to contest it',
    },
    nextStep: { zh: '认为认定不对的，请申诉。', en: 'If it was decided wrongly, appeal against it.' },
  },
  contest_too_late: {
    title: { zh: '反馈期限已过，不能再提异议', en: 'The answer was due, so the activity can no longer be contested' },
    nextStep: { zh: '认为问题不对的，请申诉。', en: 'If the finding is wrong, appeal against it.' },
  },
  contest_waits: {
    title: { zh: '您的异议正在等待决定', en: 'You have contested it already, and that waits for its decision' },
    nextStep: {
      zh: '请等待决定；要改的，先在问题页面上撤回，再重新提交。',
      en: 'Wait for the decision, or take it back on the page of the finding and contest it anew.',
    },
  },
  contest_refused_before: {
    title: { zh: '同一异议已经核对，不成立', en: 'The same was contested before and refused' },
    nextStep: { zh: '认为问题不对的，请申诉。', en: 'If the finding is wrong, appeal against it.' },
  },
  contest_same_time: {
    title: { zh: '填写的时间与活动现在的时间相同', en: 'That is the time that the activity has' },
    nextStep: { zh: '请填写实际的时间。', en: 'Enter the time at which it was.' },
  },
  vouched_for_activity: {
    title: {
      zh: '填报、更正或核实过这次活动的人，不能审批对它的异议',
      en: 'Who told of an activity, corrected or confirmed it, doesn’t decide when an officer contests it',
    },
    nextStep: { zh: '请由另一名有权的人审批。', en: 'Ask another person who may decide it.' },
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
    activity_contested: { zh: '对活动提出异议', en: 'Activity contested by an officer' },
    activity_contest_agreed: { zh: '对活动的异议成立', en: 'Contest of the activity upheld' },
    activity_contest_refused: { zh: '对活动的异议不成立', en: 'Contest of the activity refused' },
    activity_contest_withdrawn: { zh: '撤回对活动的异议', en: 'Contest of the activity taken back' },
  },
  details: {
    activityEditId: { zh: '更正编号', en: 'edit' },
    withdraws: { zh: '撤销活动', en: 'withdraws the activity' },
    contestClaim: { zh: '异议', en: 'contested' },
    contestedBy: { zh: '提出异议的人', en: 'contested by' },
  },
  values: contestClaimNames,
  problems: activityEditProblems,
};
