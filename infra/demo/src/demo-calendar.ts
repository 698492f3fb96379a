import type { CalendarDay } from '@rollcall/shared/resources/calendar-days';

/** Two New Years of the demo brigade's calendar; the rest of it is empty, as it is for a new brigade. */
export const demoCalendar: readonly (CalendarDay & { day: string })[] = [
  { day: '2026-01-01', kind: 'holiday', name: '元旦', note: '' },
  { day: '2026-01-02', kind: 'holiday', name: '元旦', note: '' },
  { day: '2026-01-04', kind: 'make_up', name: '元旦调休', note: '补 1 月 2 日' },
  { day: '2027-01-01', kind: 'holiday', name: '元旦', note: '' },
];
