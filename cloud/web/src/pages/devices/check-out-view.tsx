import type { CustodyObservationRow } from '@rollcall/shared/http/custody-observations';
import { deviceWords } from '@rollcall/shared/words/devices';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Drawer } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { standingLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';
import { observationOutdates } from './observation-outdates.ts';

/** One check-out or return; what was entered by mistake is withdrawn here. */
export function CheckOutView({ observation, onClose }: { observation: CustodyObservationRow; onClose: () => void }) {
  const all = useWords(deviceWords);
  const texts = all.checkOut;
  const stationNames = useStationNames();
  const { badgeNo, officerName, source, toldBy, standing, stationId } = observation;
  const withdrawn = standing === 'withdrawn';
  return (
    <Drawer open onClose={onClose} size={480} title={`${texts.kinds[observation.kind]} ${observation.recorderSerial}`}>
      <FactList
        facts={[
          { name: all.officer, value: `${badgeNo} ${officerName ?? ''}` },
          { name: texts.at, value: formatFull(observation.at) },
          { name: texts.source, value: [texts.sources[source], toldBy].filter((part) => part !== null).join(' · ') },
          { name: all.station, value: stationId === null ? '–' : (stationNames.get(stationId) ?? stationId) },
          { name: texts.spareFor, value: observation.spareFor ?? '–' },
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
  const texts = useWords(deviceWords).checkOut;
  const { reason: label } = useWords(registryWords);
  const may = useCan()('custodies.write');
  const [reason, setReason, draft] = useDraftState({ name: texts.withdraw, subject: observationId }, '');
  const { start, running, problem } = useChange({
    send: (commandKey) =>
      request<CustodyObservationRow>(`custody-observations/${observationId}/withdrawal`, {
        method: 'POST',
        commandKey,
        body: { reason: reason.trim() },
      }),
    outdates: observationOutdates,
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
      <Button danger disabled={!isReason(reason)} loading={running} onClick={() => draft.sent(() => start())}>
        {texts.withdraw}
      </Button>
    </div>
  );
}
