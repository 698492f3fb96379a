import type { MetricValue } from '@rollcall/shared/metrics/formulas';
import { expect } from 'vitest';

/** Who signed something: by user name before 0.3.0, by name since; the seal of a bulletin keeps the user name. */
const signedBy = /^(asked|confirmed|created|decided|proposed|set|submitted|told)By$/;

/**
 * What an answer must have again, to be matched by `toMatchObject`: all of it. Two things go on by the clock alone: a history gets more
 * entries, and what was unfounded is closed. Since 0.3.0 evidence of a case is kept for good.
 * @param nameOf what the holder of an account is called, by its user name
 */
export function lastingOf<Answer>(answer: Answer, nameOf: ReadonlyMap<string, string>): Answer {
  return JSON.parse(JSON.stringify(answer), (name, value: unknown) => {
    if (name === 'history' && Array.isArray(value)) return expect.arrayContaining(value);
    if (name === 'handling' && value === 'unfounded') return expect.stringMatching(/^(unfounded|closed)$/);
    if (name === 'keptUntil' && typeof value === 'string') return new KeptUntilOrForGood(value);
    const signer = signedBy.test(name) && typeof value === 'string' ? nameOf.get(value) : undefined;
    if (signer !== undefined) return expect.stringMatching(new RegExp(`^(${value}|${signer})$`));
    if (isMetrics(value)) withoutSurplus(value);
    return value;
  }) as Answer;
}

/** The same moment, or for good. */
class KeptUntilOrForGood {
  readonly #then: string;
  constructor(then: string) {
    this.#then = then;
  }
  asymmetricMatch(now: unknown): boolean {
    return now === null || now === this.#then;
  }
  toString(): string {
    return `${this.#then} or for good`;
  }
}

interface Metrics {
  groups: { values: { issue: MetricValue } }[];
  total: { issue: MetricValue };
}

function isMetrics(value: unknown): value is Metrics {
  return typeof value === 'object' && value !== null && 'groups' in value && 'total' in value;
}

/** Since 0.3.0 no more recorders of a unit count for the issue rate than it has staff. */
function withoutSurplus({ groups, total }: Metrics): void {
  const issued = groups.map(({ values }) => values.issue);
  for (const issue of issued) issue.numerator = Math.min(issue.numerator, issue.denominator);
  total.issue.numerator = issued.reduce((sum, { numerator }) => sum + numerator, 0);
}
