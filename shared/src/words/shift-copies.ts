import { defineWords } from './define-words.ts';

/** Filling a week as the week before was. */
export const shiftCopyWords = defineWords({
  open: { zh: '复制上周', en: 'Copy last week' },
  title: { zh: '照上周排班', en: 'Fill as the week before' },
  hint: {
    zh: '只填空格：当天已有班次或请假的不动。下面是将要新增的班次，去掉不需要的人员后保存。',
    en: 'Fills empty cells only: a day with a shift or leave stays as it is. These are the shifts to come; leave out whom you do not want, then save.',
  },
  week: { zh: '要排的周', en: 'Week to fill' },
  previous: { zh: '上一周', en: 'Week before' },
  next: { zh: '下一周', en: 'Week after' },
  save: {
    zh: (count: number) => `新增 ${count} 班`,
    en: (count: number) => `Add ${count} ${count === 1 ? 'shift' : 'shifts'}`,
  },
  nothing: { zh: '没有可以照排的班次。', en: 'There is nothing to copy.' },
  leftOut: {
    zh: (occupied: number, onLeave: number, impossible: number) =>
      `上周的班次中，另有 ${occupied} 班因当天已有班次、${onLeave} 班因请假、${impossible} 班因调离、勤务类型停用或与其他班次重叠，不复制。`,
    en: (occupied: number, onLeave: number, impossible: number) =>
      `Of the week before, ${occupied} are not copied because the day has a shift, ${onLeave} because of leave, ${impossible} because the officer has left, the duty type was retired, or another shift overlaps.`,
  },
});
