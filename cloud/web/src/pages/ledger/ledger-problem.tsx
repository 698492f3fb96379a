import type { LedgerStatus } from '@rollcall/shared/http/ledger';
import type { Said } from '@rollcall/shared/words/define-words';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { Alert } from 'antd';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';

type KnownProblem = Exclude<keyof Said<typeof ledgerWords>['problems'], 'title' | 'since'>;

/** Why nothing is added, and what to do. What the page doesn't know is said in HQ's words. */
export function LedgerProblem({ problem }: { problem: NonNullable<LedgerStatus['problem']> }) {
  const { problems } = useWords(ledgerWords);
  const known = problems[problem.code as KnownProblem] as { what: string; nextStep: string } | undefined;
  return (
    <Alert
      type="error"
      showIcon
      title={`${problems.title} (${problems.since(formatFull(problem.raisedAt))})`}
      description={
        <>
          <p>
            {known?.what} {problem.detail}
          </p>
          <p>{known?.nextStep ?? problem.nextStep}</p>
        </>
      }
    />
  );
}
