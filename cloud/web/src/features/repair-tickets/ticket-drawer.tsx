import { historyWords } from '@rollcall/shared/words/history';
import { repairTicketWords } from '@rollcall/shared/words/repair-tickets';
import { Drawer } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { repairLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { TicketActs } from './ticket-acts.tsx';

/** A recorder's fault: everything that was told of it, what is done, and what may be done next. */
export function TicketDrawer({ repairTicketId, onClose }: { repairTicketId: string; onClose: () => void }) {
  const texts = useWords(repairTicketWords);
  const { history } = useWords(historyWords);
  const stationNames = useStationNames();
  const {
    answer: ticket,
    problem,
    retry,
  } = useRead('GET repair-tickets/:repairTicketId', { params: { repairTicketId } });
  return (
    <Drawer open onClose={onClose} size={560} title={ticket?.recorderSerial ?? texts.add}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {ticket === undefined ? (
        problem === null && <SkeletonRows columns={2} rows={6} />
      ) : (
        <>
          <FactList
            facts={[
              { name: texts.state, value: <StateTag look={repairLooks[ticket.state]} /> },
              { name: texts.unit, value: ticket.unitName ?? '–' },
              ...(ticket.outcome === null ? [] : [{ name: texts.outcome, value: texts.outcomes[ticket.outcome] }]),
              ...(ticket.note === '' ? [] : [{ name: texts.note, value: ticket.note }]),
            ]}
          />
          <Section title={texts.allReports}>
            <FactList
              facts={ticket.reports.map(({ reportedAt, symptom, badgeNo, officerName, stationId }) => ({
                name: formatFull(reportedAt).slice(0, 16),
                value: [
                  symptom,
                  badgeNo === null ? null : formatPerson({ badgeNo, name: officerName ?? '' }),
                  stationId === null ? null : (stationNames.get(stationId) ?? stationId),
                ]
                  .filter((part) => part !== null)
                  .join(' · '),
              }))}
            />
          </Section>
          {ticket.state === 'closed' ? null : <TicketActs key={ticket.note} ticket={ticket} />}
          <Section title={history}>
            <HistoryList history={ticket.history} />
          </Section>
        </>
      )}
    </Drawer>
  );
}
