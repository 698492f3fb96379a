import type { CalendarDayKind, CalendarDayRow } from '@rollcall/shared/resources/calendar-days';
import { calendarDayColumns, calendarDayWords } from '@rollcall/shared/words/calendar-days';
import { useWholeList } from '../../api/use-whole-list.ts';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { CalendarDayDrawer, CalendarDayForm } from './calendar-day-drawer.tsx';
import { thisYear, YearPicker } from './year-picker.tsx';
import { YearPicture } from './year-picture.tsx';

/** Which days are worked: a year as a picture, and as a list. A day opens its entry, or the form that makes one. */
export function CalendarPage() {
  const texts = useWords(calendarDayWords);
  const entry = useEntry();
  const [asked, change] = useUrlQuery(['year', 'kind']);
  // Whoever types an address may err.
  const year = asked.year !== undefined && /^20\d\d$/.test(asked.year) ? asked.year : thisYear();
  const kind = asked.kind === 'holiday' || asked.kind === 'make_up' ? asked.kind : undefined;
  const { rows = [] } = useWholeList<CalendarDayRow>('calendar-days', { year }, 200);
  usePageTitle(texts.title);
  return (
    <>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '6px 12px', alignItems: 'center' }}>
        <h1>{texts.title}</h1>
        <YearPicker year={year} onChange={(chosen) => change({ year: chosen })} />
      </div>
      <p style={{ marginBlock: '6px 10px' }}>{texts.hint}</p>
      <YearPicture year={year} rows={rows} onOpen={entry.open} />
      <ListTable
        list="calendar-days"
        columns={calendarDayColumns}
        query={{ year, kind }}
        unfiltered={{ year }}
        idOf={({ day }) => day}
        name={texts.title}
        onOpen={({ day }) => entry.open(day)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <ChoiceFilter<CalendarDayKind>
            label={texts.kind}
            value={kind}
            onChange={(chosen) => change({ kind: chosen })}
            options={[
              { value: 'holiday', label: texts.kinds.holiday },
              { value: 'make_up', label: texts.kinds.make_up },
            ]}
          />
        }
        buttons={
          <ListButtons
            action="parameters.write"
            add={texts.add}
            onAdd={() => entry.open('new')}
            imports="calendar-days"
          />
        }
      />
      {entry.adding ? <CalendarDayForm onClose={entry.close} /> : null}
      {entry.entry === undefined || entry.adding ? null : (
        <CalendarDayDrawer key={entry.entry} day={entry.entry} onClose={entry.close} />
      )}
    </>
  );
}
