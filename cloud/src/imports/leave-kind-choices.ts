import type { LeaveKind } from '@rollcall/shared/http/leave';
import type { Choice } from './import-column.ts';

/** Kinds of leave as spreadsheets have them. */
export const leaveKindChoices: readonly Choice<LeaveKind>[] = [
  { value: 'annual', zh: '年休假', en: 'Annual', also: ['年假', '休假'] },
  { value: 'sick', zh: '病假', en: 'Sick' },
  { value: 'personal', zh: '事假', en: 'Personal' },
  { value: 'training', zh: '培训', en: 'Training', also: ['学习'] },
  { value: 'other', zh: '其他', en: 'Other', also: ['调休', '公出'] },
];
