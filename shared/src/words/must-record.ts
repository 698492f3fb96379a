import type { MustRecordFamily } from '../http/must-record.ts';
import { defineWords, type Word } from './define-words.ts';

/** The must-record catalogue, its versions and what they change. */
export const mustRecordWords = defineWords({
  title: { zh: '必录事项目录', en: 'Must-record catalogue' },
  families: {
    on_scene_enforcement: { zh: '现场执法', en: 'On-scene enforcement' },
    accident_handling: { zh: '事故处理、办案', en: 'Accidents and cases' },
    incidents_and_security: { zh: '突发事件、管制、警保卫', en: 'Incidents, traffic control, security' },
  } satisfies Record<MustRecordFamily, Word>,
  version: { zh: '版本', en: 'Version' },
  versionOf: {
    zh: (version: number) => `第 ${version} 版`,
    en: (version: number) => `Version ${version}`,
  },
  counts: { zh: '现行', en: 'in force' },
  countsFrom: {
    zh: (version: number, time: string) => `第 ${version} 版，对 ${time} 起开始的活动有效`,
    en: (version: number, time: string) => `Version ${version}, for what starts from ${time} on`,
  },
  /** The version that comes with the system. */
  firstCounts: {
    zh: '第 1 版，随系统提供，自始有效',
    en: 'Version 1, which comes with the system, from the beginning',
  },
  fromStart: { zh: '自始', en: 'From the beginning' },
  cited: {
    zh: '每项活动引用其开始时有效的版本；旧版本永远保留。',
    en: 'Each activity cites the version in force when it started; old ones are kept for ever.',
  },
  versions: { zh: '各版本', en: 'Versions' },
  items: { zh: '事项数', en: 'Items' },
  from: { zh: '何时起', en: 'Counts from' },
  reason: { zh: '理由', en: 'Reason' },
  set: { zh: '制定', en: 'Made' },
  compare: { zh: '与之比较', en: 'Compare with' },
  diff: {
    zh: (from: number, to: number) => `第 ${from} 版到第 ${to} 版的变化`,
    en: (from: number, to: number) => `From version ${from} to version ${to}`,
  },
  draftDiff: { zh: '本次改动', en: 'What you changed' },
  same: { zh: '没有变化', en: 'No changes' },
  difference: { zh: '变化', en: 'Change' },
  differs: { zh: '内容', en: 'What' },
  reasonHint: { zh: '会一直保留。', en: 'It is kept.' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '取消', en: 'Removed' },
  changed: { zh: '修改', en: 'Changed' },
  fields: {
    name: { zh: '事项', en: 'Item' },
    itemId: { zh: '代码', en: 'Code' },
    family: { zh: '类别', en: 'Family' },
    place: { zh: '地点', en: 'Place' },
    startEvent: { zh: '何时开始录', en: 'From' },
    content: { zh: '录什么', en: 'What' },
    endEvent: { zh: '录到何时', en: 'Until' },
    whoRecords: { zh: '谁录', en: 'Who' },
    activityKinds: { zh: '适用的活动', en: 'Activities' },
    leadMs: { zh: '提前', en: 'Lead' },
    lagMs: { zh: '延后', en: 'Lag' },
    retentionCategory: { zh: '存储类别', en: 'Kept as' },
    english: { zh: '英文', en: 'English' },
  },
  noKinds: { zh: '（不由活动触发）', en: '(no activities)' },
  noKindsNote: { zh: '“–”：不由执法活动触发。', en: '–: no kind of activity falls under it.' },
  seconds: { zh: '秒', en: 's' },
  edit: { zh: '修改目录', en: 'Make a new version' },
  editing: { zh: (base: number) => `在第 ${base} 版基础上修改`, en: (base: number) => `Changing version ${base}` },
  add: { zh: '新增事项', en: 'Add an item' },
  remove: { zh: '取消此项', en: 'Remove the item' },
  editItem: { zh: (name: string) => `修改：${name}`, en: (name: string) => `Change: ${name}` },
  idHint: {
    zh: '2 至 32 个小写字母、数字和“_”，以字母开头；已有的不能改。',
    en: '2 to 32 of a-z, 0-9 and _, a letter first; fixed once it is there.',
  },
  kindsHint: {
    zh: '这些类型的活动须按本项录像；一种类型只能属于一项。',
    en: 'Activities of these kinds fall under this item; a kind stands in one item only.',
  },
  englishHint: { zh: '英文说明（可不填）', en: 'In English (may be left out)' },
  fromHint: {
    zh: '空着：立即生效。只影响此后开始的活动。',
    en: 'Empty: from now on. Only what starts after that is concerned.',
  },
  save: { zh: '存为新版本', en: 'Save as a new version' },
  discard: { zh: '放弃修改', en: 'Discard' },
  ok: { zh: '确定', en: 'OK' },
});

/** Its problems, by their code. */
export const mustRecordProblems = defineWords({
  catalogue_outdated: {
    title: { zh: '目录已被他人修改', en: 'Somebody else changed the catalogue in the meantime' },
    nextStep: {
      zh: '请重新载入，看清改动后再修改。',
      en: 'Load it again, check what was changed, then make your change again.',
    },
  },
  catalogue_counts_from_past: {
    title: {
      zh: '新目录不能对已经开始的活动生效',
      en: 'A catalogue cannot apply to activities that have begun already',
    },
    nextStep: {
      zh: '请不填生效时间（即从现在起），或填将来的时间。',
      en: 'Leave the start out, so that it applies from now on, or choose a time in the future.',
    },
  },
});
