/** What HQ's problems with activities and the must-record catalogue say: part of `problemTexts`. */
export const activityProblems = {
  activity_length: {
    title: {
      zh: '结束不能早于开始，最长 48 小时',
      en: 'An activity ends when it starts or later, and within 48 hours',
    },
    nextStep: { zh: '请修改开始和结束时间。', en: 'Correct start and end.' },
  },
  activity_withdrawn: {
    title: { zh: '这项活动已经撤销', en: 'This activity was withdrawn' },
    nextStep: { zh: '如果确有其事，请重新录入。', en: 'If it did take place, enter it anew.' },
  },
  activities_refused: {
    title: { zh: '内容有误，没有登记', en: 'Something of this is wrong, so nothing was entered' },
    nextStep: { zh: '请按下面的提示修改后重试。', en: 'Correct what is named below, then try again.' },
  },
  catalogue_outdated: {
    title: { zh: '目录已被他人修改', en: 'Somebody else made a version of the catalogue in the meantime' },
    nextStep: {
      zh: '请重新载入，看看改了什么，再修改一次。',
      en: 'Load it, look at what was changed, then change it once more.',
    },
  },
  catalogue_counts_from_past: {
    title: { zh: '新目录不能对已经开始的活动生效', en: 'A new catalogue never counts for what has begun already' },
    nextStep: {
      zh: '请不填生效时间（即从现在起），或填将来的时间。',
      en: 'Leave out from when it counts, for from now on, or choose a time to come.',
    },
  },
} as const;
