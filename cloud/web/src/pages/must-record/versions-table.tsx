import type { MustRecordVersionRow } from '@rollcall/shared/http/must-record';
import { mustRecordWords } from '@rollcall/shared/words/must-record';
import { Link } from 'react-router';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';

/** Every version there was, newest first. */
export function VersionsTable({ versions }: { versions: readonly MustRecordVersionRow[] }) {
  const texts = useWords(mustRecordWords);
  return (
    <Section title={texts.versions}>
      <PlainTable
        name={texts.versions}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            title: texts.version,
            cell: ({ version, counts }) => (
              <TwoLines below={counts ? texts.counts : undefined}>
                <Link to={paths.mustRecord({ version })}>{texts.versionOf(version)}</Link>
              </TwoLines>
            ),
          },
          {
            title: texts.from,
            cell: ({ version, countsFrom }) => (version === 1 ? texts.fromStart : formatFull(countsFrom)),
          },
          { title: texts.reason, cell: ({ reason }) => reason },
          {
            title: texts.set,
            cell: ({ setBy, setAt }) => <TwoLines below={formatFull(setAt)}>{setBy}</TwoLines>,
          },
          { title: texts.items, number: true, cell: ({ items }) => items },
        ]}
      />
    </Section>
  );
}
