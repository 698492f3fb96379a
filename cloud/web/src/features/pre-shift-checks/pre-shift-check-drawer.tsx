import type { CheckItem } from '@rollcall/shared/contract/pre-shift-check';
import { historyWords } from '@rollcall/shared/words/history';
import { checkItemNames, preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { Alert, Drawer } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatSpan } from '../../format/format-between.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { checkLooks, spareLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import classes from './pre-shift-checks.module.css';

/** A check with all six items, and what followed from a fault. */
export function PreShiftCheckDrawer({ preShiftCheckId, onClose }: { preShiftCheckId: string; onClose: () => void }) {
  const texts = useWords(preShiftCheckWords);
  const { history } = useWords(historyWords);
  const stationNames = useStationNames();
  const { answer, problem, retry } = useRead('GET pre-shift-checks/:preShiftCheckId', { params: { preShiftCheckId } });
  return (
    <Drawer open onClose={onClose} size={480} title={texts.own}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined ? (
        problem === null && <SkeletonRows columns={2} rows={6} />
      ) : (
        <div className={classes.form}>
          {answer.superseded ? <Alert type="info" showIcon title={texts.superseded} /> : null}
          <FactList
            facts={[
              { name: texts.result, value: <StateTag look={checkLooks[answer.result]} /> },
              { name: texts.checkedAt, value: formatFull(answer.at).slice(0, 16) },
              {
                name: texts.officer,
                value: (
                  <Link to={paths.officerDay(answer.badgeNo, answer.dutyDate)}>
                    {formatPerson({ badgeNo: answer.badgeNo, name: answer.officerName ?? '' })}
                  </Link>
                ),
              },
              {
                name: texts.recorder,
                value: <Link to={paths.recorder(answer.recorderSerial)}>{answer.recorderSerial}</Link>,
              },
              ...(answer.shiftId === null || answer.shiftStartsAt === null || answer.shiftEndsAt === null
                ? []
                : [
                    {
                      name: texts.shift,
                      value: (
                        <Link to={paths.today({ date: answer.dutyDate, shift: answer.shiftId })}>
                          {formatSpan({ from: answer.shiftStartsAt, to: answer.shiftEndsAt })} {answer.post}
                        </Link>
                      ),
                    },
                  ]),
              ...(answer.stationId === null
                ? []
                : [{ name: texts.station, value: stationNames.get(answer.stationId) ?? answer.stationId }]),
              ...(answer.chargePercent === null ? [] : [{ name: texts.charge, value: answer.chargePercent }]),
              ...(answer.spare === null
                ? []
                : [
                    {
                      name: texts.spare,
                      value: (
                        <StateTag look={spareLooks[answer.spare]}>
                          {answer.spareSerial === null ? '' : ` ${answer.spareSerial}`}
                        </StateTag>
                      ),
                    },
                  ]),
              ...(answer.repairTicketId === null
                ? []
                : [
                    {
                      name: texts.ticket,
                      value: (
                        <Link to={paths.devices('faults', { entry: answer.repairTicketId })}>{texts.openTicket}</Link>
                      ),
                    },
                  ]),
            ]}
          />
          {answer.items === null ? null : (
            <Section title={texts.itemsTitle}>
              <FactList
                facts={(Object.keys(checkItemNames) as CheckItem[]).map((item) => {
                  const { result, note } = answer.items?.[item] ?? { result: 'ok', note: '' };
                  const word = texts.itemResults[result];
                  return { name: texts.items[item], value: note === '' ? word : `${word} · ${note}` };
                })}
              />
            </Section>
          )}
          <Section title={history}>
            <HistoryList history={answer.history} omit={['items']} />
          </Section>
        </div>
      )}
    </Drawer>
  );
}
