import { defineWords } from './define-words.ts';

/** What its pages share. */
export const trainingWords = defineWords({
  title: { zh: '学习培训', en: 'Training' },
  views: {
    sessions: { zh: '周一学习', en: 'Sessions' },
    attendance: { zh: '签到情况', en: 'Attendance' },
    packs: { zh: '学习材料', en: 'Study packs' },
    cases: { zh: '案例库', en: 'Case library' },
    reOffences: { zh: '再犯', en: 'Re-offences' },
  },
});
