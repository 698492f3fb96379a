import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { Link } from 'react-router';
import { formatLength } from '../../format/format-duration.ts';
import { formatSize } from '../../format/format-size.ts';
import { formatDaySeconds, formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { recordingLook } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';
import { DisputedTag } from './disputed-tag.tsx';
import { Holders } from './holders.tsx';
import { InspectionCell } from './inspection-cell.tsx';
import { MarkedIcon } from './marked-icon.tsx';
import { Thumbnail } from './thumbnail.tsx';
import { titleOf } from './title-of.ts';

interface Options {
  language: Language;
  stationNames: ReadonlyMap<string, string>;
}

export function recordingColumns({ language, stationNames }: Options): Column<RecordingRow>[] {
  const texts = wordsIn(recordingListWords, language);
  return [
    { key: 'thumbnail', title: texts.picture, width: 84, always: true, cell: (row) => <Thumbnail recording={row} /> },
    {
      key: 'file',
      title: texts.title,
      always: true,
      width: 340,
      cell: (row) => (
        <TwoLines
          below={
            <>
              <span>{row.fileName}</span> · {row.recorderSerial} · {formatSize(row.sizeBytes)}
            </>
          }
        >
          <Link to={paths.recording(row.recordingId)}>{titleOf(row, language)}</Link>
          {row.deviceMarked ? <MarkedIcon /> : null}
        </TwoLines>
      ),
    },
    {
      key: 'capturedAt',
      title: texts.captured,
      sort: 'capturedAt',
      width: 135,
      cell: (row) => (
        <TwoLines below={row.durationMs === null ? undefined : formatLength(row.durationMs)}>
          {row.capturedAt === null ? texts.unknownTime : formatDaySeconds(row.capturedAt, language)}
        </TwoLines>
      ),
    },
    {
      key: 'holders',
      title: texts.holders,
      width: 130,
      optional: true,
      cell: (row) => <Holders holders={row.holders} />,
    },
    {
      key: 'state',
      title: texts.state,
      width: 100,
      cell: (row) => (
        <TwoLines below={row.disputed ? <DisputedTag /> : undefined}>
          <StateTag look={recordingLook(row)} />
        </TwoLines>
      ),
    },
    {
      key: 'inspection',
      title: texts.inspection,
      width: 105,
      cell: (row) => <InspectionCell inspection={row.inspection} />,
    },
    {
      key: 'station',
      title: texts.station,
      width: 120,
      cell: (row) => <TwoLines below={row.unitName}>{stationNames.get(row.stationId) ?? row.stationId}</TwoLines>,
    },
    {
      key: 'announcedAt',
      title: texts.announced,
      sort: 'announcedAt',
      width: 120,
      cell: (row) => <NoWrap>{formatDayTime(row.announcedAt, language)}</NoWrap>,
    },
    {
      key: 'verifiedAt',
      title: texts.verified,
      width: 130,
      optional: true,
      cell: ({ verifiedAt }) => <NoWrap>{verifiedAt === null ? '' : formatDayTime(verifiedAt, language)}</NoWrap>,
    },
    {
      key: 'kind',
      title: texts.kind,
      width: 80,
      optional: true,
      cell: (row) => texts.kinds[row.inspection.kind],
    },
  ];
}
