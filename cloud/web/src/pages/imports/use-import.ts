import type { ImportKind, ImportRefusal, ImportResult } from '@rollcall/shared/resources/imports';
import { useState } from 'react';
import { ProblemError } from '../../api/problem-error.ts';
import { request } from '../../api/request.ts';
import { toQuery } from '../../api/to-query.ts';
import { useChange } from '../../api/use-change.ts';
import { readWhole } from './read-whole.ts';

interface Attempt {
  file: File;
  reason: string;
  dryRun: boolean;
}

/** A file on its way into HQ: first a dry run, then for good. */
export function useImport(kind: ImportKind) {
  const [file, setFile] = useState<File>();
  const [doing, setDoing] = useState({ startedAt: 0, dryRun: true });
  const { start, running, problem, answer, reset } = useChange({
    send: async (commandKey, { file: { name }, file, reason, dryRun }: Attempt) => {
      const body = await readWhole(file);
      const query = toQuery({ fileName: name, dryRun: String(dryRun), reason: reason.trim() || undefined });
      return request<ImportResult>(`imports/${kind}${query}`, { method: 'POST', commandKey, body });
    },
    outdates: [
      'units',
      'officers',
      'recorders',
      'custodies',
      'custody-observations',
      'custody-conflicts',
      'shifts',
      'leave',
      'activities',
      'coverage',
      'findings',
      'duty-weeks',
      'roster-proposals',
    ],
  });
  const run = (attempt: Attempt) => {
    setDoing({ startedAt: Date.now(), dryRun: attempt.dryRun });
    start(attempt);
  };
  const refusal = problem instanceof ProblemError && problem.code === 'import_refused' ? problem : undefined;
  return {
    file,
    running,
    doing,
    check: (chosen: File, reason: string) => {
      setFile(chosen);
      reset();
      run({ file: chosen, reason, dryRun: true });
    },
    write: (reason: string) => {
      if (file) run({ file, reason, dryRun: false });
    },
    result: running ? undefined : answer,
    refusal: running ? undefined : (refusal?.answer as ImportRefusal | undefined),
    problem: refusal ? null : problem,
  };
}
