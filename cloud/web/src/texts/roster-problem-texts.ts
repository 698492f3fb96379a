/** What HQ's problems with breaks, campaigns, leave, swaps and past edits say: part of `problemTexts`. */
export const rosterProblems = {
  breaks_wrong: {
    title: { zh: '休息时间应在班次之内，前后不重叠', en: 'Breaks lie within their shift, one after another' },
    nextStep: { zh: '请修改休息时间，或班次的起止时间。', en: 'Correct the breaks, or start and end of the shift.' },
  },
  unknown_campaign: {
    title: { zh: '没有这项专项整治', en: 'There is no such campaign' },
    nextStep: { zh: '请从列表中选择。', en: 'Choose one of the list.' },
  },
  campaign_not_then: {
    title: { zh: '班次那天不在专项整治的起止日期内', en: 'The campaign does not run on the day of the shift' },
    nextStep: {
      zh: '请另选专项或不选，或先修改专项的日期。',
      en: "Choose another or none, or correct the campaign's days first.",
    },
  },
  campaign_name_taken: {
    title: { zh: '已有同名的专项整治', en: 'There is a campaign of this name already' },
    nextStep: { zh: '请换个名称，例如加上年份。', en: 'Choose another name, such as one with the year.' },
  },
  campaign_backwards: {
    title: { zh: '结束日期早于开始日期', en: 'The last day is before the first' },
    nextStep: { zh: '请修改日期。', en: 'Correct the days.' },
  },
  unknown_planned_recorder: {
    title: { zh: '没有这台执法记录仪', en: 'There is no such recorder' },
    nextStep: { zh: '请修改编号，或不填计划记录仪。', en: 'Correct the serial, or leave the planned recorder out.' },
  },
  swap_with_self: {
    title: { zh: '两边是同一个人', en: 'Both are the same officer' },
    nextStep: { zh: '请选择另一个人或他的班次。', en: "Choose another officer, or another's shift." },
  },
  leave_length: {
    title: { zh: '请假的结束应晚于开始，且不超过 366 天', en: 'Leave ends after it starts, within 366 days' },
    nextStep: { zh: '请修改起止时间。', en: 'Correct start and end.' },
  },
  leave_overlap: {
    title: { zh: '此人这段时间已请假', en: 'The officer is on leave then already' },
    nextStep: {
      zh: '请改时间，或先修改、删除那次请假。',
      en: 'Choose other times, or change or remove that leave first.',
    },
  },
  leave_removed: {
    title: { zh: '这次请假已删除', en: 'This leave was removed' },
    nextStep: { zh: '需要时请重新新增。', en: 'Enter a new one instead.' },
  },
  own_roster_proposal: {
    title: { zh: '不能审批自己提交的补改', en: 'Nobody decides on an own change of the past' },
    nextStep: { zh: '须由另一名有权的人审批；您可以撤回。', en: 'Somebody else must decide; you can withdraw it.' },
  },
  others_roster_proposal: {
    title: { zh: '只有提交人可以撤回', en: 'Only who proposed it withdraws it' },
    nextStep: { zh: '您若有权审批，可以不同意。', en: 'Refuse it instead, if you may.' },
  },
  roster_proposal_conflicts: {
    title: {
      zh: '排班在提交之后又有变化，不能照此生效，没有写入任何内容',
      en: 'The roster was changed meanwhile, so this can’t count as it is; nothing was changed',
    },
    nextStep: {
      zh: '请看下面的冲突。可以不同意，或由提交人撤回后按现在的排班重新提交。',
      en: 'Look at the conflicts. Refuse it, or have it withdrawn and proposed again as the roster is now.',
    },
  },
} as const;
