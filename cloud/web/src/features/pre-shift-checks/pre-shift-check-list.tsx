import { faultsOf, preShiftCheckColumns, preShiftCheckWords } from '@rollcall/shared/words/pre-shift-checks';
import { Link, useNavigate } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { DateFilter } from '../../filters/date-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { RecorderFilter } from '../../filters/recorder-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { checkLooks, spareLooks } from '../../state/device-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { CheckRateLine } from './check-rate-line.tsx';
import { NewCheckDrawer } from './new-check-drawer.tsx';
import { PreShiftCheckDrawer } from './pre-shift-check-drawer.tsx';

/** What was checked before duty, and which shifts began without a check; such a row opens the shift. */
export function PreShiftCheckList() {
  const texts = useWords(preShiftCheckWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [query, change] = useUrlQuery(['recorderSerial', 'badgeNo', 'unitCode', 'day', 'result', 'skipped', 'spare']);
  const entry = useEntry();
  const { unitCode, skipped, result } = query;
  return (
    <>
      <CheckRateLine unitCode={unitCode} />
      <ListTable
        list="pre-shift-checks"
        columns={preShiftCheckColumns}
        cells={{
          recorderSerial: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
          result: (check) => <StateTag look={checkLooks[check.result]} />,
          faults: ({ items }) => (items === null ? '' : faultsOf(items, language)),
          spare: ({ spare, spareSerial }) =>
            spare === null ? (
              ''
            ) : (
              <StateTag look={spareLooks[spare]}>{spareSerial === null ? '' : ` ${spareSerial}`}</StateTag>
            ),
        }}
        query={query}
        idOf={({ preShiftCheckId, shiftId }) => preShiftCheckId ?? `skipped ${shiftId}`}
        name={texts.title}
        onOpen={({ preShiftCheckId, shiftId, dutyDate }) => {
          if (preShiftCheckId !== null) entry.open(preShiftCheckId);
          else if (shiftId !== null) void navigate(paths.today({ date: dutyDate, shift: shiftId }));
        }}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <RecorderFilter value={query.recorderSerial} onChange={(recorderSerial) => change({ recorderSerial })} />
            <OfficerFilter value={query.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />
            <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
            <DateFilter label={texts.day} value={query.day} onChange={(day) => change({ day })} />
            <ChoiceFilter
              label={texts.result}
              value={skipped === 'true' ? 'skipped' : result}
              onChange={(chosen) =>
                change(
                  chosen === 'skipped'
                    ? { result: undefined, skipped: 'true' }
                    : { result: chosen, skipped: undefined },
                )
              }
              options={optionsOf(checkLooks, language)}
            />
            <ChoiceFilter
              label={texts.spare}
              value={query.spare}
              onChange={(spare) => change({ spare })}
              options={optionsOf(spareLooks, language)}
            />
          </>
        }
        buttons={<ListButtons action="repairs.report" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding ? <NewCheckDrawer onClose={entry.close} /> : null}
      {entry.entry !== undefined && !entry.adding ? (
        <PreShiftCheckDrawer preShiftCheckId={entry.entry} onClose={entry.close} />
      ) : null}
    </>
  );
}
