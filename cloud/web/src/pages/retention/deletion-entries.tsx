import type { DeletionListDetail } from '@rollcall/shared/http/deletion-lists';
import { categoryWords } from '@rollcall/shared/words/categories';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Link } from 'react-router';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';

type Entry = DeletionListDetail['entries'][number];

/** What is on a list, and what became of it. */
export function DeletionEntries({ entries }: { entries: readonly Entry[] }) {
  const texts = useWords(retentionWords).lists;
  const list = useWords(recordingListWords);
  const categories = useWords(categoryWords);
  const outcomeOf = ({ outcome, note, lockedUntil }: Entry) => {
    if (outcome === 'deleted') return texts.deleted;
    if (note === 'locked' && lockedUntil !== null) return texts.locked(formatFull(lockedUntil).slice(0, 10));
    return note === null ? '' : texts.notes[note];
  };
  return (
    <PlainTable
      name={texts.title}
      rows={entries}
      rowKey={({ recordingId }) => recordingId}
      columns={[
        {
          title: list.file,
          cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
        },
        { title: texts.unit, cell: ({ unitName }) => unitName },
        {
          title: list.captured,
          cell: ({ capturedAt }) => (capturedAt === null ? list.unknownTime : formatFull(capturedAt)),
        },
        { title: texts.category, cell: ({ category }) => categories[category] },
        { title: texts.due, cell: ({ dueAt }) => formatFull(dueAt).slice(0, 10) },
        { title: list.size, number: true, cell: ({ sizeBytes }) => formatSize(sizeBytes) },
        { title: texts.outcome, cell: outcomeOf },
      ]}
    />
  );
}
