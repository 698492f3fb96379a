import { CloseCircleOutlined } from '@ant-design/icons';
import type { SightingRow } from '@rollcall/shared/http/sightings';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { Link } from 'react-router';
import { formatSize } from '../../format/format-size.ts';
import { formatDaySeconds, formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import type { Column } from '../../table/column.ts';
import classes from './sighting-columns.module.css';

interface Options {
  language: Language;
  stationNames: ReadonlyMap<string, string>;
}

/** Nobody knows how much lies in a folder that can't be read, or how large a file is that can't be looked at: HQ has 0 for both. */
function wasNeverMeasured({ problem, sizeBytes }: SightingRow): boolean {
  return problem === 'folder_unreadable' || (problem === 'unreadable' && sizeBytes === 0);
}

export function sightingColumns({ language, stationNames }: Options): Column<SightingRow>[] {
  const texts = wordsIn(recordingListWords, language);
  const { sightingProblem } = wordsIn(evidenceWords, language);
  return [
    {
      key: 'seenAt',
      title: texts.seen,
      width: 130,
      cell: (row) => <NoWrap>{formatDayTime(row.seenAt, language)}</NoWrap>,
    },
    {
      key: 'problem',
      title: texts.problem,
      width: 190,
      always: true,
      cell: ({ problem, problemDetail, collectedAs }) => {
        if (problem === null) return null;
        const name = sightingProblem[problem];
        return collectedAs === null ? (
          <span className={classes.problem} data-tip={problemDetail ?? undefined}>
            <CloseCircleOutlined aria-hidden /> {name}
          </span>
        ) : (
          <TwoLines below={name}>
            <Link to={paths.recording(collectedAs)}>{texts.collectedLater}</Link>
          </TwoLines>
        );
      },
    },
    { key: 'path', title: texts.path, always: true, cell: (row) => row.path.text },
    {
      key: 'size',
      title: texts.size,
      width: 90,
      number: true,
      cell: (row) => <NoWrap>{wasNeverMeasured(row) ? '–' : formatSize(row.sizeBytes)}</NoWrap>,
    },
    { key: 'recorder', title: texts.recorder, width: 110, cell: (row) => row.recorderSerial },
    {
      key: 'station',
      title: texts.station,
      width: 170,
      cell: (row) => stationNames.get(row.stationId) ?? row.stationId,
    },
    {
      key: 'modifiedAt',
      title: texts.modified,
      width: 170,
      cell: (row) => <NoWrap>{wasNeverMeasured(row) ? '–' : formatDaySeconds(row.modifiedAt, language)}</NoWrap>,
    },
  ];
}
