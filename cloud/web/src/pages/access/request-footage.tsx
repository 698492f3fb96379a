import type { AccessRequestDetail } from '@rollcall/shared/http/access-requests';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { commonWords } from '@rollcall/shared/words/common';
import { formatWords } from '@rollcall/shared/words/format';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { Link } from 'react-router';
import { formatLength } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';

/** What the account may see of a request now. */
export function RequestFootage({ request }: { request: AccessRequestDetail }) {
  const { footage, state } = request;
  const texts = useWords(accessWords).detail;
  const list = useWords(recordingListWords);
  const { and } = useWords(formatWords);
  const { none } = useWords(commonWords);
  return (
    <section>
      <h3 style={{ marginBlock: '0 6px' }}>{texts.footage}</h3>
      {footage.length === 0 ? (
        <p>{state === 'pending' ? texts.notYet : texts.noLonger}</p>
      ) : (
        <PlainTable
          name={texts.footage}
          rows={footage}
          rowKey={({ recordingId }) => recordingId}
          columns={[
            {
              title: list.file,
              cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
            },
            {
              title: list.captured,
              cell: ({ capturedAt }) => (capturedAt === null ? list.unknownTime : formatFull(capturedAt)),
            },
            {
              title: list.length,
              number: true,
              cell: ({ durationMs }) => (durationMs === null ? none : formatLength(durationMs)),
            },
            { title: list.holders, cell: ({ holders }) => holders.map(formatPerson).join(and) || list.nobody },
          ]}
        />
      )}
    </section>
  );
}
