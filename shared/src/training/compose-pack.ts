import type { BulletinContent } from '../bulletins/content.ts';
import type { ViolationClass } from '../http/findings.ts';
import type { Slide, StudyQuestion } from '../resources/study-packs.ts';

export type CaseSlide = Extract<Slide, { kind: 'case' | 'case_withdrawn' }>;

interface PackContent {
  content: Pick<BulletinContent, 'overview' | 'problems'>;
  title: string;
  brigade: string;
  /** In the order in which they are shown. */
  cases: readonly CaseSlide[];
  /** A line each. */
  advice: string;
  /** None where nobody is to answer. */
  questions: readonly StudyQuestion[];
}

/**
 * What is shown, one after the other. It names no unit: beside a case of the week, figures by unit would say whose case it is.
 * Right answers stay out.
 */
export function composeSlides({ content, title, brigade, cases, advice, questions }: PackContent): Slide[] {
  const figures = content.overview.total
    .filter(({ now, before }) => now.denominator > 0 || before.denominator > 0)
    .map(({ metric, now, before }) => ({ metric, now: { ...now }, before: { ...before } }));
  const lines = adviceLines(advice);
  return [
    { kind: 'title', title, brigade },
    ...(figures.length > 0 ? [{ kind: 'figures' as const, figures }] : []),
    { kind: 'problems', problems: sumProblems(content.problems) },
    ...cases,
    ...(lines.length > 0 ? [{ kind: 'advice' as const, lines }] : []),
    ...(questions.length > 0
      ? [{ kind: 'questions' as const, questions: questions.map(({ text, options }) => ({ text, options })) }]
      : []),
  ];
}

function adviceLines(advice: string): string[] {
  return advice
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Of the whole brigade, the most frequent first. */
function sumProblems(problems: BulletinContent['problems']) {
  const sums = new Map<ViolationClass, { told: number; confirmed: number }>();
  for (const { violationClass, told, confirmed } of problems) {
    if (violationClass === null) continue;
    const sum = sums.get(violationClass) ?? { told: 0, confirmed: 0 };
    sums.set(violationClass, { told: sum.told + told, confirmed: sum.confirmed + confirmed });
  }
  return [...sums]
    .map(([violationClass, sum]) => ({ violationClass, ...sum }))
    .filter(({ told }) => told > 0)
    .sort((a, b) => b.told - a.told || b.confirmed - a.confirmed || (a.violationClass < b.violationClass ? -1 : 1));
}
