import type { PendingFactRow } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { subjectIn } from '@rollcall/shared/words/subjects';
import { formatDaySeconds } from '../../format/format-time.ts';
import { isTechnicalSubject } from '../../history/is-technical.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TechnicalDetails } from '../../parts/technical-details.tsx';
import { paths } from '../../paths.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useFactTypes } from './use-fact-types.ts';

/** What was recorded and waits for its place in the ledger. */
export function PendingList() {
  const { language } = useLanguage();
  const texts = useWords(ledgerWords);
  const nameOf = useFactTypes();
  const { columns } = texts;
  return (
    <ServerTable<PendingFactRow>
      path="ledger/pending-facts"
      exports="pending-facts"
      query={{}}
      columns={[
        { key: 'factId', title: columns.factId, width: 110, number: true, always: true, cell: ({ factId }) => factId },
        { key: 'type', title: columns.type, width: 220, cell: ({ type }) => nameOf(type) },
        { key: 'subject', title: columns.subject, cell: ({ subject }) => <Subject subject={subject} /> },
        {
          key: 'recordedAt',
          title: columns.recordedAt,
          width: 170,
          cell: ({ recordedAt }) => <NoWrap>{formatDaySeconds(recordedAt, language)}</NoWrap>,
        },
      ]}
      rowKey={({ factId }) => String(factId)}
      name={texts.pending}
      linkOf={({ factId }) => paths.ledgerFact(factId)}
      empty={{ title: texts.empty.pending, hint: texts.empty.pendingHint }}
    />
  );
}

const asItIs = (code: string) => code;

/** What a fact is about; an id folds. */
function Subject({ subject }: { subject: string }) {
  const { columns } = useWords(ledgerWords);
  const { language } = useLanguage();
  const said = subjectIn(language, subject, { unit: asItIs, station: asItIs });
  if (!isTechnicalSubject(subject)) return said;
  return <TechnicalDetails ids={[{ name: columns.subject, text: subject }]} />;
}
