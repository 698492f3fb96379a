import {
  custodyObservationFilters,
  custodyObservationFields as fields,
} from '@rollcall/shared/fields/custody-observations';
import type { CustodyObservationRow } from '@rollcall/shared/resources/custody-observations';
import { columnWords } from '@rollcall/shared/words/columns';
import { custodyObservationWords } from '@rollcall/shared/words/custody-observations';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Drawer } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { standingLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';

const { source: whence } = custodyObservationFilters;

/** One check-out or return; what was entered by mistake is withdrawn here. */
export function ObservationView({ observation, onClose }: { observation: CustodyObservationRow; onClose: () => void }) {
  const texts = useWords(custodyObservationWords);
  const { language } = useLanguage();
  const stationNames = useStationNames();
  const { badgeNo, officerName, source, toldBy, standing, stationId } = observation;
  const withdrawn = standing === 'withdrawn';
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={`${fields.kind.choices[observation.kind][language]} ${observation.recorderSerial}`}
    >
      <FactList
        facts={[
          { name: fields.badgeNo.label[language], value: `${badgeNo} ${officerName ?? ''}` },
          { name: fields.at.label[language], value: formatFull(observation.at) },
          {
            name: whence.label[language],
            value: [whence.choices[source][language], toldBy].filter((part) => part !== null).join(' · '),
          },
          {
            name: columnWords.station[language],
            value: stationId === null ? '–' : (stationNames.get(stationId) ?? stationId),
          },
          { name: fields.spareFor.label[language], value: observation.spareFor ?? '–' },
          { name: texts.standing, value: <StateTag look={standingLooks[standing]} /> },
        ]}
      />
      {observation.withdrawnReason === null ? null : <p>{observation.withdrawnReason}</p>}
      {source === 'kiosk' ? <p>{texts.kioskHint}</p> : null}
      {source !== 'kiosk' && !withdrawn ? (
        <Withdrawal observationId={observation.observationId} onDone={onClose} />
      ) : null}
    </Drawer>
  );
}

function Withdrawal({ observationId, onDone }: { observationId: string; onDone: () => void }) {
  const texts = useWords(custodyObservationWords);
  const { reason: label } = useWords(registryWords);
  const may = useCan()('custodies.write');
  const [reason, setReason, draft] = useDraftState({ name: texts.withdraw, subject: observationId }, '');
  const { start, running, problem } = useCall('POST custody-observations/:observationId/withdrawal', {
    onDone,
    done: 'withdrawn',
  });
  if (!may) return null;
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <ProblemNotice problem={problem} />
      <p>{texts.withdrawHint}</p>
      {draft.notice}
      <LongText
        aria-label={label}
        placeholder={label}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        danger
        disabled={!isReason(reason)}
        loading={running}
        onClick={() => draft.sent(() => start({ params: { observationId }, body: { reason: reason.trim() } }))}
      >
        {texts.withdraw}
      </Button>
    </div>
  );
}
