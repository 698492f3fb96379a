import type { EvidenceExportRow } from '@rollcall/shared/http/evidence-exports';
import { accessWords } from '@rollcall/shared/words/access-requests';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { signature } from '@rollcall/shared/words/signature';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import type { Column } from '../../table/column.ts';
import { ExportFile } from './export-file.tsx';
import { ExportState } from './export-state.tsx';

const shownRecordings = 3;

export function exportColumns(language: Language): Column<EvidenceExportRow>[] {
  const texts = wordsIn(accessWords, language);
  return [
    {
      key: 'state',
      title: texts.columns.state,
      width: 190,
      always: true,
      cell: (row) => <ExportState order={row} />,
    },
    { key: 'file', title: texts.columns.size, width: 210, always: true, cell: (row) => <ExportFile order={row} /> },
    { key: 'purpose', title: texts.columns.purpose, always: true, cell: ({ purpose }) => purpose },
    {
      key: 'footage',
      title: texts.columns.footage,
      width: 220,
      cell: ({ recordings }) => (
        <TwoLines below={recordings.length > shownRecordings ? `… ${texts.count(recordings.length)}` : undefined}>
          {recordings.slice(0, shownRecordings).map(({ recordingId, fileName }) => (
            <div key={recordingId}>
              <Link to={paths.recording(recordingId)}>{fileName}</Link>
            </div>
          ))}
        </TwoLines>
      ),
    },
    {
      key: 'requestedBy',
      title: texts.columns.exportedBy,
      width: 140,
      cell: ({ requestedBy, onBehalfOf, requestedAt }) => (
        <TwoLines below={<NoWrap>{formatDayTime(requestedAt, language)}</NoWrap>}>
          {signature(requestedBy, onBehalfOf, language)}
        </TwoLines>
      ),
    },
    {
      key: 'downloads',
      title: texts.columns.downloads,
      width: 80,
      number: true,
      cell: ({ downloads }) => texts.times(downloads),
    },
  ];
}
