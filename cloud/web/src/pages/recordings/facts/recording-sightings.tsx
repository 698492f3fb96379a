import { FlagOutlined } from '@ant-design/icons';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { commonWords } from '@rollcall/shared/words/common';
import { recordingListWords, recordingWords } from '@rollcall/shared/words/recordings';
import { formatFull } from '../../../format/format-time.ts';
import { useWords } from '../../../language/use-words.ts';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { TechnicalDetails } from '../../../parts/technical-details.tsx';
import { useStationNames } from '../../../stations/use-station-names.ts';

/** On which cards, at which stations, under which paths the same bytes were seen. */
export function RecordingSightings({ sightings }: Pick<RecordingDetail, 'sightings'>) {
  const list = useWords(recordingListWords);
  const texts = useWords(recordingWords);
  const { none } = useWords(commonWords);
  const stationNames = useStationNames();
  return (
    <Section title={`${texts.sightings} · ${sightings.length}`}>
      <PlainTable
        name={texts.sightings}
        rows={sightings}
        rowKey={({ dockSessionId, path }) => `${dockSessionId} ${path.bytes}`}
        columns={[
          { title: list.station, cell: ({ stationId }) => stationNames.get(stationId) ?? stationId },
          { title: list.recorder, cell: ({ recorderSerial }) => recorderSerial },
          { title: list.path, cell: ({ path }) => path.text },
          { title: list.modified, cell: ({ modifiedAt }) => formatFull(modifiedAt) },
          { title: texts.claim, cell: ({ claimedBadgeNo }) => claimedBadgeNo ?? none },
          {
            title: texts.mark,
            cell: ({ deviceMarked }) => (deviceMarked ? <FlagOutlined aria-label={texts.marked} /> : none),
          },
        ]}
      />
      <TechnicalDetails
        ids={sightings.flatMap(({ path, cardVolumeId, dockSessionId }) => [
          { name: `${texts.card} · ${path.text}`, text: cardVolumeId },
          { name: `${texts.dock} · ${path.text}`, text: dockSessionId },
        ])}
      />
    </Section>
  );
}
