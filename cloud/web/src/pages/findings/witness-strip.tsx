import type { FindingRow } from '@rollcall/shared/http/findings';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { deletionEvidenceWords } from '@rollcall/shared/words/deletion-evidence';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import { piecesOf } from '../../strip/pieces-of.ts';
import classes from './witness-card.module.css';
import { witnessMinutes, witnessSegments } from './witness-minutes.ts';

/** HQ finds footage by its start: what began before the strip and reaches into it is asked for too. */
const longestClipMs = 2 * 3_600_000;

/** The minutes that the witnesses speak of: what is gone, among the recorder's (or the officer's) other footage. */
export function WitnessStrip({ finding }: { finding: FindingRow }) {
  const { language } = useLanguage();
  const texts = useWords(deletionEvidenceWords);
  const { recorderSerial, badgeNo, detail } = finding;
  const minutes = witnessMinutes(detail);
  const whose = recorderSerial !== null ? { recorderSerial } : badgeNo !== null ? { badgeNo } : undefined;
  const { answer } = useAnswer<{ rows: RecordingRow[] }>(
    'recordings',
    {
      ...whose,
      from: minutes && new Date(minutes.from - longestClipMs).toISOString(),
      to: minutes && new Date(minutes.to).toISOString(),
      limit: 200,
    },
    { enabled: minutes !== undefined && whose !== undefined },
  );
  if (minutes === undefined) return null;
  const footage = (answer?.rows ?? []).flatMap(({ capturedAt, spanMs, holes }) => {
    if (capturedAt === null || spanMs === null) return [];
    const from = Date.parse(capturedAt);
    const apart = holes.map((hole) => ({ from: from + hole.fromMs, to: from + hole.untilMs }));
    return piecesOf({ from, to: from + spanMs }, apart).map((piece) => ({
      from: new Date(piece.from).toISOString(),
      to: new Date(piece.to).toISOString(),
    }));
  });
  return (
    <div className={classes.strip}>
      <CoverageStrip
        from={minutes.from}
        to={minutes.to}
        segments={witnessSegments(minutes.gone, footage)}
        name={texts.strip}
        height={24}
      />
      <div className={classes.axis}>
        <span>{formatDayTime(minutes.from, language)}</span>
        <span>{texts.stripHint}</span>
        <span>{formatDayTime(minutes.to, language)}</span>
      </div>
    </div>
  );
}
