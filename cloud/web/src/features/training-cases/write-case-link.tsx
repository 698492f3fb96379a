import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';

/** Leads from a finding that was confirmed, and with which people are done, to a case of it. */
export function WriteCaseLink({ finding }: { finding: FindingDetailResponse }) {
  const texts = useWords(trainingCaseWords);
  const { findingId, handling, state, lookAgain, appeals } = finding;
  const isOver = (handling === 'decided' || handling === 'closed') && state !== 'set_aside' && lookAgain === null;
  const asks = useCan()('training.cases') && isOver && appeals.every((appeal) => appeal.state !== 'pending');
  const { answer } = useRead('GET finding-decisions', { query: { findingId, limit: 200 } }, { enabled: asks });
  const stands = answer?.rows.find((decision) => decision.state === 'counts' && decision.step !== 'close');
  if (!asks || stands?.step !== 'confirm' || stands.people.length === 0) return null;
  return (
    <p style={{ marginBlock: 0 }}>
      <Link to={paths.trainingCases({ entry: `of-${findingId}` })}>{texts.writeOf}</Link>
    </p>
  );
}

/** The finding that `?entry=of-…` names. */
export function findingOfEntry(entry: string | undefined): string | undefined {
  return entry === undefined ? undefined : /^of-([\da-f-]{36})$/.exec(entry)?.[1];
}
