import type { DeletionListRow } from '@rollcall/shared/resources/deletion-lists';
import { deletionListWords } from '@rollcall/shared/words/deletion-lists';
import { formatWords } from '@rollcall/shared/words/format';
import { retentionWords } from '@rollcall/shared/words/retention';
import { signature } from '@rollcall/shared/words/signature';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { DeletionListDrawer, deletionListLooks } from './deletion-list-drawer.tsx';

/** Lists of what has been kept long enough. */
export function DeletionListsTab() {
  const { language } = useLanguage();
  const texts = useWords(deletionListWords);
  const all = useWords(retentionWords);
  const { and } = useWords(formatWords);
  const entry = useEntry();
  return (
    <>
      <ServerTable<DeletionListRow>
        path="deletion-lists"
        exports="deletion-lists"
        query={{}}
        columns={[
          {
            key: 'state',
            title: texts.state,
            width: 180,
            always: true,
            cell: ({ state }) => <StateTag look={deletionListLooks[state]} />,
          },
          {
            key: 'footage',
            title: texts.footage,
            width: 140,
            always: true,
            cell: ({ recordings, sizeBytes }) => (
              <TwoLines below={formatSize(sizeBytes)}>{all.recordings(recordings)}</TwoLines>
            ),
          },
          {
            key: 'proposedAt',
            title: texts.proposedAt,
            width: 170,
            cell: ({ proposedAt }) => <NoWrap>{formatFull(proposedAt)}</NoWrap>,
          },
          {
            key: 'decisions',
            title: texts.decisions,
            cell: ({ decisions }) =>
              decisions
                .map(({ by, onBehalfOf, reason }) => `${signature(by, onBehalfOf, language)}: ${reason}`)
                .join(and),
          },
          {
            key: 'outcome',
            title: texts.outcome,
            width: 180,
            cell: ({ deleted, kept }) => texts.outcomes(deleted, kept),
          },
        ]}
        rowKey={({ deletionListId }) => deletionListId}
        name={all.tabs.deletions}
        onOpen={({ deletionListId }) => entry.open(deletionListId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
      />
      {entry.entry === undefined ? null : (
        <DeletionListDrawer key={entry.entry} deletionListId={entry.entry} onClose={entry.close} />
      )}
    </>
  );
}
