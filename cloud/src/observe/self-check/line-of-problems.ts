import type { SelfCheckProblem } from '@rollcall/shared/http/self-check';

/** All that a self-check found, in one line for logs, cron and mail. Of what it is says the page: there are no names in it. */
export function lineOfProblems(problems: readonly SelfCheckProblem[]): string {
  if (problems.length === 0) return 'self-check: well';
  const kinds = [...Map.groupBy(problems, ({ kind }) => kind)].map(([kind, { length }]) =>
    length === 1 ? kind : `${kind} (${length})`,
  );
  return `self-check: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}: ${kinds.join(', ')}`;
}
