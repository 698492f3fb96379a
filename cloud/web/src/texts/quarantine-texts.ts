import { defineTexts } from './define-texts.ts';

/** What stations told and HQ could not read or store. */
export const quarantineTexts = defineTexts({
  title: { zh: '搁置的上报', en: 'Events set aside' },
  intro: {
    zh: '采集站报来、本版本无法识别或无法保存的内容。它们原样留着，平台每次启动都会重试；升级后仍在的，请交给开发方。',
    en: 'What stations told and this version could not read or store. It is kept as it came and tried again at each start of HQ; what is still here after an upgrade is for the developers.',
  },
  none: { zh: '没有：采集站报来的都已识别。', en: 'None: everything that stations told was read.' },
  noneHint: { zh: '采集站报来的都已识别。', en: 'Everything that stations told was read.' },
  hint: { zh: '在识别之前，下列内容在平台上查不到', en: 'until it is read, HQ lacks' },
  station: { zh: '采集站', en: 'Station' },
  hides: { zh: '缺少什么', en: 'What is missing' },
  events: { zh: '整条上报', en: 'Whole events' },
  entries: { zh: '其中条目', en: 'Single entries' },
  since: { zh: '最早搁置于', en: 'Since' },
  event: { zh: '上报', en: 'Event' },
  eventTip: {
    zh: '批次/序号，与 rollcall quarantine list 相同',
    en: 'incarnation/sequence number, as `rollcall quarantine list` has it',
  },
  all: { zh: '整条', en: 'all of it' },
  some: {
    zh: (count: number) => `${count} 个条目`,
    en: (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
  },
  extent: { zh: '搁置范围', en: 'Set aside' },
  about: { zh: '涉及', en: 'About' },
  more: { zh: '等', en: '…' },
  reason: { zh: '原因', en: 'Reason' },
  at: { zh: '搁置于', en: 'At' },
});
