import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { KindIcon } from '../../player/kind-icon.tsx';
import classes from './thumbnail.module.css';

/** A box of one size whether there is a picture or not: rows don't jump when pictures come. */
export function Thumbnail({ recording }: { recording: RecordingRow }) {
  const kinds = useWords(recordingListWords).kinds;
  const [failed, setFailed] = useState(false);
  const { kind } = recording.inspection;
  return (
    <span className={classes.box} data-tip={kinds[kind]}>
      {recording.hasThumbnail && !failed ? (
        <img
          src={`/api/v1/recordings/${recording.recordingId}/thumbnail`}
          alt={kinds[kind]}
          loading="lazy"
          width={64}
          height={36}
          onError={() => setFailed(true)}
        />
      ) : (
        <span role="img" aria-label={kinds[kind]}>
          <KindIcon kind={kind} />
        </span>
      )}
    </span>
  );
}
