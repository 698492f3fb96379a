import type { RosterProposalCounts } from '@rollcall/shared/http/roster-proposals';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { useAnswer } from '../../../api/use-answer.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { rosterProposalLooks } from '../../../state/roster-looks.tsx';

type Counts = RosterProposalCounts['rows'][number];

/** How often the past was edited in a month, by unit and by what became of it: what the bulletin tells. */
export function ProposalCounts({ month, unitCode }: { month: string; unitCode: string | undefined }) {
  const texts = useWords(rosterProposalWords);
  const { language } = useLanguage();
  const { answer, problem, retry } = useAnswer<RosterProposalCounts>('roster-proposals/counts', { month, unitCode });
  const states = Object.entries(rosterProposalLooks) as [
    keyof typeof rosterProposalLooks,
    { label: { zh: string; en: string } },
  ][];
  return (
    <Section title={texts.counts}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer && answer.rows.length === 0 ? <p>{texts.noCounts}</p> : null}
      {answer && answer.rows.length > 0 ? (
        <PlainTable<Counts>
          name={texts.counts}
          rows={answer.rows}
          rowKey={({ unitCode: code }) => code}
          columns={[
            { title: texts.columns.unit, cell: ({ unitName }) => unitName },
            { title: texts.columns.total, number: true, cell: ({ total }) => total },
            ...states.map(([state, { label }]) => ({
              title: label[language],
              number: true,
              cell: (row: Counts) => row[state],
            })),
            { title: texts.columns.changed, number: true, cell: ({ changed }) => changed },
          ]}
        />
      ) : null}
    </Section>
  );
}
