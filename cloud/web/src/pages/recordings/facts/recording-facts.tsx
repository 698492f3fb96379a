import { FlagOutlined } from '@ant-design/icons';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingListWords, recordingWords } from '@rollcall/shared/words/recordings';
import { Link } from 'react-router';
import { formatDuration, formatLength } from '../../../format/format-duration.ts';
import { formatSize } from '../../../format/format-size.ts';
import { formatFull, formatSeconds } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { FactList } from '../../../parts/fact-list.tsx';
import { Section } from '../../../parts/section.tsx';
import { paths } from '../../../paths.ts';
import { formatOf } from '../../../player/format-of.ts';
import { useStationNames } from '../../../stations/use-station-names.ts';
import { DisputedTag } from '../disputed-tag.tsx';
import { InspectionTag } from '../inspection-tag.tsx';
import { StateProof } from './state-proof.tsx';

/** When it ended, as far as anything says so. */
function endOf({ capturedAt, spanMs, claimedUntil }: RecordingDetail, byName: (time: string) => string): string | null {
  if (capturedAt !== null && spanMs !== null) return formatFull(Date.parse(capturedAt) + spanMs);
  return claimedUntil === null ? null : byName(formatFull(claimedUntil));
}

const mostHolesListed = 4;

/** When it shows nothing: by the clock, or counted from its beginning where nobody knows when that was. */
function Holes({ recording: { holes, capturedAt } }: { recording: RecordingDetail }) {
  const { language } = useLanguage();
  const texts = useWords(recordingWords);
  const moment = (ms: number) => (capturedAt === null ? formatLength(ms) : formatSeconds(Date.parse(capturedAt) + ms));
  const lengthOf = (some: typeof holes) => some.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
  const listed = holes.slice(0, mostHolesListed);
  return (
    <>
      {listed.map((hole) => (
        <div key={hole.fromMs}>
          {moment(hole.fromMs)}–{moment(hole.untilMs)} · {formatDuration(lengthOf([hole]), language)}
        </div>
      ))}
      {listed.length < holes.length ? (
        <div>{texts.moreHoles(holes.length, formatDuration(lengthOf(holes), language))}</div>
      ) : null}
    </>
  );
}

/** What HQ knows about a recording, its state first. */
export function RecordingFacts({ recording }: { recording: RecordingDetail }) {
  const list = useWords(recordingListWords);
  const texts = useWords(recordingWords);
  const stationNames = useStationNames();
  const { capturedAt, durationMs, stationId, unitName, recorderSerial, inspection } = recording;
  const facts = [
    { name: list.inspection, value: <InspectionTag inspection={inspection} /> },
    { name: list.captured, value: capturedAt === null ? list.unknownTime : formatFull(capturedAt) },
    { name: texts.until, value: endOf(recording, texts.untilByName) },
    { name: list.length, value: durationMs === null ? null : formatLength(durationMs) },
    { name: texts.holes, value: recording.holes.length === 0 ? null : <Holes recording={recording} /> },
    { name: list.recorder, value: <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link> },
    { name: list.station, value: `${stationNames.get(stationId) ?? stationId} · ${unitName}` },
    { name: list.kind, value: list.kinds[inspection.kind] },
    { name: texts.format, value: formatOf(inspection) || null },
    { name: list.size, value: formatSize(recording.sizeBytes) },
    { name: list.announced, value: formatFull(recording.announcedAt) },
    { name: list.verified, value: recording.verifiedAt === null ? null : formatFull(recording.verifiedAt) },
  ];
  return (
    <Section title={texts.facts}>
      <StateProof recording={recording} />
      {recording.disputed ? (
        <p>
          <DisputedTag /> {list.disputedTip}
        </p>
      ) : null}
      {recording.sightings.some(({ deviceMarked }) => deviceMarked) ? (
        <p>
          <FlagOutlined aria-hidden /> {texts.marked}
        </p>
      ) : null}
      <div style={{ marginTop: 8 }}>
        <FactList facts={facts.filter(({ value }) => value !== null)} />
      </div>
    </Section>
  );
}
