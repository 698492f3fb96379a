import { dateInFull, spanInFull } from './bulletin-head.ts';
import { defineWords, type Language, wordsIn } from './define-words.ts';
import { guaranteeWords } from './guarantees.ts';
import { parameterWords } from './parameters.ts';

/** What a change of a bulletin was about. The person stands nowhere: only the unit is told. */
const kinds = defineWords({
  activity: { zh: '执法活动', en: 'Enforcement activity' },
  custody: { zh: '记录仪领用', en: 'Custody of a recorder' },
  leave: { zh: '请假', en: 'Leave' },
  shift: { zh: '班次', en: 'Shift' },
  calendar_day: { zh: '工作日历', en: 'Calendar' },
  checklist: { zh: '评查项目', en: 'Checklist' },
  draw_plan: { zh: '抽查方案', en: 'Plan of draws' },
  duty_type: { zh: '勤务类型', en: 'Duty type' },
  guarantee: { zh: '存储保证', en: 'Guarantee of the store' },
  hq: { zh: '参数', en: 'Parameters' },
  leadership: { zh: '责任领导', en: 'Leader in charge' },
  must_record: { zh: '必录事项目录', en: 'Must-record catalogue' },
  retention: { zh: '保存期限', en: 'Retention' },
  score_rules: { zh: '考核规则', en: 'Score rules' },
});
const sentences = defineWords({
  version: { zh: (kind: string, nr: string) => `${kind}第${nr}版`, en: (kind: string, nr: string) => `${kind} ${nr}` },
  of: {
    zh: (kind: string, what: string) => `${kind}（${what}）`,
    en: (kind: string, what: string) => `${kind} (${what})`,
  },
  and: { zh: '、', en: ', ' },
  other: { zh: '其他', en: 'Other' },
});

const days = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/;

/**
 * A change's subject in words. Issues of today hold `leave:2026-11-20/2026-11-22`, `draw_plan:3` or `hq:importDeadlineHours`, those of
 * before release 0.3.0 `leave:<id>`: of an id that nobody can read the kind alone is said.
 */
export function changeSubjectIn(language: Language, subject: string, unitName: (unitCode: string) => string): string {
  const colon = subject.indexOf(':');
  const [kind, what] = colon < 0 ? [null, subject] : [subject.slice(0, colon), subject.slice(colon + 1)];
  const said = wordsIn(sentences, language);
  const names: Record<string, string> = wordsIn(kinds, language);
  const name = kind === null ? undefined : (names[kind] ?? said.other);
  const readable = readableIn(language, { kind, what }, unitName);
  if (readable === null) return name ?? said.other;
  if (name === undefined || (kind === 'hq' && readable !== '')) return readable;
  return /^\d+$/.test(readable) ? said.version(name, readable) : said.of(name, readable);
}

/** Null: nothing that a person could read. */
function readableIn(
  language: Language,
  { kind, what }: { kind: string | null; what: string },
  unitName: (unitCode: string) => string,
): string | null {
  const [, from, to = from] = days.exec(what) ?? [];
  if (from !== undefined && to !== undefined) {
    if (language === 'zh') return from === to ? dateInFull(from) : spanInFull({ from, to });
    return from === to ? from : `${from} to ${to}`;
  }
  if (/^\d{1,6}$/.test(what)) return what;
  if (kind === 'leadership') return unitName(what);
  if (kind === 'duty_type') return /^[a-z0-9_]+$/.test(what) ? null : what;
  const words: Record<string, unknown> =
    kind === 'guarantee' ? wordsIn(guaranteeWords, language).names : wordsIn(parameterWords, language);
  if (kind !== 'guarantee' && kind !== 'hq' && kind !== null) return null;
  const found = what.split(',').map((one) => (Object.hasOwn(words, one) ? words[one] : undefined));
  if (!found.every((word) => typeof word === 'string')) return null;
  return found.join(wordsIn(sentences, language).and);
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
