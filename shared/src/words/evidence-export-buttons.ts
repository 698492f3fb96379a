import { defineWords } from './define-words.ts';

/** The buttons that order an export of evidence. Apart from the other words of exports: the list of recordings loads them at once. */
export const evidenceExportButtonWords = defineWords({
  column: { zh: '选', en: 'Pick' },
  button: { zh: '导出为证据', en: 'Export as evidence' },
  several: {
    zh: (count: number) => `导出为证据（${count}）`,
    en: (count: number) => `Export as evidence (${count})`,
  },
  pick: { zh: '勾选要导出的录像', en: 'Tick the recordings to export' },
  choose: { zh: (name: string) => `选择 ${name}`, en: (name: string) => `Choose ${name}` },
  most: { zh: (most: number) => `一次最多 ${most} 段`, en: (most: number) => `At most ${most} at once` },
  clear: { zh: '取消勾选', en: 'Clear' },
  unverified: {
    zh: '核验通过后才能导出',
    en: 'It can be exported once it is verified',
  },
});
