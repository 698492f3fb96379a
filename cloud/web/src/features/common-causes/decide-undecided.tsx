import type { FindingRow } from '@rollcall/shared/http/findings';
import type { CauseDetail } from '@rollcall/shared/resources/common-causes';
import { commonCauseWords } from '@rollcall/shared/words/common-causes';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ChosenFindings } from '../finding-decisions/chosen-findings.tsx';
import { mostTogether } from '../finding-decisions/most-together.ts';

/** Chooses the findings under a cause that nobody has decided about, so that they can be decided at once. */
export function DecideUndecided({ cause: { causeId, undecided } }: { cause: CauseDetail }) {
  const texts = useWords(commonCauseWords);
  const [chosen, choose] = useState<ReadonlyMap<string, FindingRow>>(new Map());
  const query = { causeId, limit: mostTogether };
  const told = useAnswer<{ rows: FindingRow[] }>('findings', { ...query, handling: 'told' });
  const answered = useAnswer<{ rows: FindingRow[] }>('findings', { ...query, handling: 'answered' });
  const rows = [...(told.answer?.rows ?? []), ...(answered.answer?.rows ?? [])].slice(0, mostTogether);
  return (
    <>
      <ProblemNotice problem={told.problem ?? answered.problem} onRetry={told.retry} />
      {chosen.size > 0 ? (
        <ChosenFindings chosen={chosen} onChange={choose} causeId={null} />
      ) : (
        <Button loading={rows.length === 0} onClick={() => choose(new Map(rows.map((row) => [row.findingId, row])))}>
          {texts.decide(Math.min(undecided, mostTogether))}
        </Button>
      )}
    </>
  );
}
