import type { DoubtKind } from '../http/findings.ts';
import { defineWords, type Word } from './define-words.ts';

/** Why it isn't certain that something was never recorded, and what settles it. */
const doubts = {
  not_on_scene: {
    what: {
      zh: '在办公场所进行，可能由其他设备录像',
      en: 'It was in an office, where other devices may have recorded it',
    },
    next: {
      zh: '凭执法记录仪不能认定未录。',
      en: 'Recorders worn by officers can’t show that it wasn’t recorded.',
    },
  },
  no_place: {
    what: { zh: '没有填写地点', en: 'Nobody said where it was' },
    next: { zh: '请更正这次执法活动，补上地点。', en: 'Correct the activity: add the place.' },
  },
  unconfirmed: {
    what: {
      zh: '由人工填报，还没有第二人核实',
      en: 'A person told of it, and nobody else has confirmed it',
    },
    next: {
      zh: '由不带领当事人的人核实时间、地点、人员和类别。',
      en: 'Somebody who leads none of its officers confirms kind, time, place and people.',
    },
  },
  card_unread: {
    what: {
      zh: '当时领用的记录仪事后还没有插卡并读完',
      en: 'A recorder that they held then wasn’t read whole afterwards',
    },
    next: {
      zh: '请将记录仪插入采集站，读完后自动重判。',
      en: 'Dock it: once it is read, this is judged again.',
    },
  },
  footage_existed: {
    what: {
      zh: '日志、卡上清单或文件序号表明当时录过',
      en: 'A log, a card’s list or a file number says that something was recorded',
    },
    next: {
      zh: '录像可能缺失：由当天这台记录仪的问题处置，这里不再认定未录。',
      en: 'Footage may be missing: that is decided by the finding of that recorder’s day, not here.',
    },
  },
  footage_near: {
    what: { zh: '前后不久有本人的录像', en: 'Footage of its officers lies near it' },
    next: {
      zh: '请查看：拍到的，更正时间；没有拍到的，写明。',
      en: 'Look at it: if it shows the activity, correct its time; if not, say so.',
    },
  },
  footage_of_others: {
    what: {
      zh: '当时本单位有无人领用、领用有异议或同岗人员的录像',
      en: 'Footage of that time is there: of unheld or disputed recorders of the unit, or of colleagues on the post',
    },
    next: {
      zh: '请查看：拍到的，更正领用或人员；没有拍到的，写明。',
      en: 'Look at it: if it shows the activity, correct the check-out or the people; if not, say so.',
    },
  },
} as const satisfies Record<DoubtKind, { what: Word; next: Word }>;

export const settlementWords = defineWords({
  title: { zh: '是否确定未录', en: 'Is it certain that it wasn’t recorded?' },
  certain: {
    zh: '确定：活动属实，当时领用的记录仪都已读完，没有录像。',
    en: 'It is: the activity is confirmed, every recorder held then was read, and there is no footage.',
  },
  open: {
    zh: (count: number) => `还有 ${count} 项没有核清，核清前不能认定。`,
    en: (count: number) =>
      count === 1
        ? '1 doubt is open. Until then it can’t be confirmed.'
        : `${count} doubts are open. Until then it can’t be confirmed.`,
  },
  doubts,
  confirm: { zh: '核实属实', en: 'Confirm it' },
  confirmHint: {
    zh: '您确认：这次执法活动的类别、时间、地点和人员属实。核实后活动再被更正的，须重新核实。',
    en: 'You confirm its kind, time, place and people. If it is corrected afterwards, it must be confirmed again.',
  },
  look: { zh: '已查看，没有拍到', en: 'Looked: it isn’t shown' },
  lookHint: {
    zh: (count: number) => `您确认：这 ${count} 段录像都已查看，没有拍到这次执法活动。`,
    en: (count: number) =>
      count === 1
        ? 'You looked at this recording, and it doesn’t show the activity.'
        : `You looked at these ${count} recordings, and none shows the activity.`,
  },
  recording: { zh: (number: number) => `录像 ${number}`, en: (number: number) => `Recording ${number}` },
  howKnown: { zh: '核实依据', en: 'How you know' },
  sayHow: { zh: '请写明核实依据', en: 'Say how you know' },
  correct: { zh: '更正这次执法活动', en: 'Correct the activity' },
  save: { zh: '提交', en: 'Save' },
  dock: { zh: '查看未插卡的记录仪', en: 'Recorders not docked' },
});

/** Its problems, by their code. */
export const settlementProblems = defineWords({
  not_in_doubt: {
    title: { zh: '这一项已经核清，或不再需要', en: 'This is settled already, or is in doubt no more' },
    nextStep: { zh: '请刷新页面，看还有哪些没有核清。', en: 'Load the page again and see what is still open.' },
  },
  own_told_activity: {
    title: {
      zh: '填报或更正过这次活动的人不能核实它',
      en: 'Who told of an activity, or corrected it, can’t confirm it',
    },
    nextStep: { zh: '请由另一人核实。', en: 'Ask somebody else to confirm it.' },
  },
});

/** What histories and refusals show of them. */
export const shownOfSettlements = {
  title: settlementWords.title,
  subjects: {},
  facts: {
    activity_confirmed: { zh: '核实执法活动属实', en: 'Activity confirmed by a second person' },
    footage_looked_at: { zh: '已查看录像，没有拍到', en: 'Footage looked at: it doesn’t show the activity' },
  },
  details: {},
  values: {},
  problems: settlementProblems,
};
