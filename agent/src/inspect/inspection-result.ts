import type { Inspection } from '@rollcall/shared/contract/inspection';

export type Problem = Inspection['problems'][number];

/** An inspection where nobody could look: it says nothing about the file. */
export function notInspected(kind: Inspection['kind']): Inspection {
  return {
    outcome: 'not_inspected',
    kind,
    container: null,
    durationMs: null,
    codecs: [],
    width: null,
    height: null,
    problems: [],
  };
}

/** An inspection that looked: damaged when it found a problem, else healthy. */
export function inspected(
  facts: Pick<Inspection, 'kind'> & Partial<Omit<Inspection, 'outcome'>>,
  problems: Problem[],
): Inspection {
  const outcome = problems.length > 0 ? 'damaged' : 'healthy';
  return { ...notInspected(facts.kind), ...facts, outcome, problems: problems.slice(0, 20) };
}
