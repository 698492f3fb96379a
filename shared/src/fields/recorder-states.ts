import type { Choices } from './field.ts';

/** Whether a recorder can be used. Apart from the other fields: each page that shows a state loads them. */
export const recorderStates = {
  normal: { zh: '正常', en: 'Normal' },
  faulty: { zh: '故障', en: 'Faulty' },
  in_repair: { zh: '维修中', en: 'In repair' },
  scrapped: { zh: '报废', en: 'Scrapped' },
} as const satisfies Choices;

export type RecorderState = keyof typeof recorderStates;
