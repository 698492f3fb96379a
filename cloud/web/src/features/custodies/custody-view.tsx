import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import { registryWords } from '@rollcall/shared/words/registry';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { HeldTime } from '../../parts/held-time.tsx';
import { paths } from '../../paths.ts';
import { useStationNames } from '../../stations/use-station-names.ts';
import { CustodyDispute } from '../custody-disputes/custody-dispute.tsx';

/** A custody that the reader doesn't change: what is known of it, and what is said against it. */
export function CustodyView({ custody, onClose }: { custody: CustodyRow; onClose: () => void }) {
  const texts = useWords(registryWords).custody;
  const stationNames = useStationNames();
  const { observation } = custody;
  const seen = observation && [
    { name: texts.source, value: texts.sources[observation.source] },
    ...(observation.stationId === null
      ? []
      : [{ name: texts.station, value: stationNames.get(observation.stationId) ?? observation.stationId }]),
    ...(observation.spareFor === null
      ? []
      : [
          {
            name: texts.standsInFor,
            value: <Link to={paths.recorder(observation.spareFor)}>{observation.spareFor}</Link>,
          },
        ]),
  ];
  return (
    <Drawer open onClose={onClose} size={480} title={texts[custody.basis]}>
      <FactList
        facts={[
          {
            name: texts.recorder,
            value: <Link to={paths.recorder(custody.recorderSerial)}>{custody.recorderSerial}</Link>,
          },
          {
            name: texts.officer,
            value: (
              <Link to={paths.officer(custody.badgeNo)}>
                {formatPerson({ badgeNo: custody.badgeNo, name: custody.officerName })}
              </Link>
            ),
          },
          { name: texts.from, value: <HeldTime at={custody.heldFrom} /> },
          { name: texts.until, value: <HeldTime at={custody.heldUntil} /> },
          ...(seen ?? []),
        ]}
      />
      {custody.basis === 'observed' ? <p style={{ marginBlockStart: 12 }}>{texts.observedHint}</p> : null}
      <CustodyDispute custody={custody} onDone={onClose} />
    </Drawer>
  );
}
