import { parameterFields } from '../fields/parameters.ts';
import type { FactSubjectKind } from '../resources/facts.ts';
import { dateInFull, spanInFull } from './bulletin-head.ts';
import { defineWords, type Language, type Word, wordsIn } from './define-words.ts';
import { guaranteeWords } from './guarantees.ts';
import { resourceSubjects } from './resources.ts';

/** What facts are about, and what a change of a bulletin was about: the part of a subject before its colon. */
export const subjectKinds: Record<FactSubjectKind, Word> = {
  ...resourceSubjects,
  activity: { zh: '执法活动', en: 'Enforcement activity' },
  checkpoint: { zh: '存证签名点', en: 'Checkpoint' },
  exemption: { zh: '缺录情况说明', en: 'Explanation of a gap' },
  finding: { zh: '问题', en: 'Finding' },
  guarantee: { zh: '存储保证', en: 'Guarantee of the store' },
  hq: { zh: '大队平台', en: 'HQ' },
  key_set: { zh: '大队平台密钥', en: 'Keys of HQ' },
  must_record: { zh: '必录事项目录', en: 'Must-record catalogue' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  recording: { zh: '录像', en: 'Recording' },
  station: { zh: '采集站', en: 'Station' },
  witness: { zh: '见证站点', en: 'Witness' },
};
export const hqSubjects = defineWords({
  parameters: { zh: '参数', en: 'Parameters' },
  exports: { zh: '表格导出', en: 'Exported lists' },
  imports: { zh: '表格导入', en: 'Imported files' },
  ledger: { zh: '存证', en: 'Ledger' },
  database: { zh: '数据库', en: 'Database' },
});
const sentences = defineWords({
  version: { zh: (kind: string, nr: string) => `${kind}第${nr}版`, en: (kind: string, nr: string) => `${kind} ${nr}` },
  numbered: {
    zh: (kind: string, nr: string) => `${kind}${nr}`,
    en: (kind: string, nr: string) => `${kind} ${nr}`,
  },
  of: {
    zh: (kind: string, what: string) => `${kind}（${what}）`,
    en: (kind: string, what: string) => `${kind} (${what})`,
  },
  and: { zh: '、', en: ', ' },
  other: { zh: '其他', en: 'Other' },
});

const days = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/;

/** What units, stations and officers are called. */
export interface NamesOfSubjects {
  unit(unitCode: string): string;
  station?(stationId: string): string;
  officer?(badgeNo: string): string;
}

/**
 * What something was about, in words. Bulletins of today hold `leave:2026-11-20/2026-11-22`, `draw_plan:3` or `hq:importDeadlineHours`;
 * those of before release 0.3.0, and facts, `leave:` and an id: of an id that nobody can read the kind alone is said.
 */
export function subjectIn(language: Language, subject: string, names: NamesOfSubjects): string {
  const colon = subject.indexOf(':');
  const [kind, what] = colon < 0 ? [null, subject] : [subject.slice(0, colon), subject.slice(colon + 1)];
  const said = wordsIn(sentences, language);
  const name =
    kind !== null && Object.hasOwn(subjectKinds, kind) ? subjectKinds[kind as FactSubjectKind][language] : undefined;
  const readable = readableIn(language, { kind, what }, names);
  if (readable === null) return name ?? said.other;
  if (name === undefined || kind === 'hq') return readable;
  if (versioned.has(kind ?? '')) return said.version(name, readable);
  return kind === 'recorder' || kind === 'draw' ? said.numbered(name, readable) : said.of(name, readable);
}

const versioned: ReadonlySet<string> = new Set(['checklist', 'draw_plan', 'must_record', 'score_rules']);

/** Null: nothing that a person could read. */
function readableIn(
  language: Language,
  { kind, what }: { kind: string | null; what: string },
  names: NamesOfSubjects,
): string | null {
  const [, from, to = from] = days.exec(what) ?? [];
  if (from !== undefined && to !== undefined) {
    if (language === 'zh') return from === to ? dateInFull(from) : spanInFull({ from, to });
    return from === to ? from : `${from} to ${to}`;
  }
  switch (kind) {
    case 'checklist':
    case 'draw':
    case 'draw_plan':
    case 'must_record':
    case 'score_rules':
      return /^\d{1,6}$/.test(what) ? what : null;
    case 'recorder':
      return what;
    case 'leadership':
    case 'spare_stock':
    case 'unit':
      return names.unit(what);
    case 'officer':
      return names.officer?.(what) ?? what;
    case 'station':
    case 'station_settings':
      return names.station?.(what) ?? null;
    case 'duty_type':
      return /^[a-z0-9_]+$/.test(what) ? null : what;
    case 'guarantee':
      return wordsOf(wordsIn(guaranteeWords, language).names, what, language);
    case 'hq':
    case null:
      return (
        wordsOf(wordsIn(hqSubjects, language), what, language) ?? wordsOf(parameterNames(language), what, language)
      );
    default:
      return null;
  }
}

function parameterNames(language: Language) {
  return Object.fromEntries(Object.entries(parameterFields).map(([name, { label }]) => [name, label[language]]));
}

/** Null unless each of the keys has a word. */
function wordsOf(words: Record<string, unknown>, keys: string, language: Language): string | null {
  const found = keys.split(',').map((key) => (Object.hasOwn(words, key) ? words[key] : undefined));
  return found.every((word) => typeof word === 'string') ? found.join(wordsIn(sentences, language).and) : null;
}

/** Stations are told by their unit; several of one unit that were out are counted in the order of their codes. */
export function stationsOut(
  outages: readonly { stationId: string; unitCode: string }[],
): (stationId: string) => number | null {
  const ofUnit = new Map<string, Set<string>>();
  for (const { stationId, unitCode } of outages)
    ofUnit.set(unitCode, (ofUnit.get(unitCode) ?? new Set()).add(stationId));
  return (stationId) => {
    const all = [...ofUnit.values()].find((ids) => ids.has(stationId)) ?? new Set();
    return all.size > 1 ? [...all].sort().indexOf(stationId) + 1 : null;
  };
}
