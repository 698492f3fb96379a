import { CopyOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { rosterFilters } from '@rollcall/shared/fields/shifts';
import { addDays, addMonths, localDateOf } from '@rollcall/shared/rules/local-date';
import { shiftCopyWords } from '@rollcall/shared/words/shift-copies';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { useNavigate } from 'react-router';
import { FieldFilters } from '../../filters/field-filters.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { daysOf, thisMonth } from '../../format/month.ts';
import { useKey } from '../../keyboard/use-key.ts';
import { useWords } from '../../language/use-words.ts';
import { MonthPicker } from '../../navigation/month-picker.tsx';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import { countFilters } from '../../table/count-filters.ts';
import { DownloadMenu } from '../../table/download-menu.tsx';
import { FoldFilters } from '../../table/fold-filters.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './roster-toolbar.module.css';

export function RosterToolbar({ month }: { month: string }) {
  const texts = useWords(rosterWords);
  const copying = useWords(shiftCopyWords);
  const navigate = useNavigate();
  const entry = useEntry();
  const mayWrite = useCan()('shifts.write');
  const [{ unitCode, dutyType, campaignId, q }, change] = useUrlQuery([
    'unitCode',
    'dutyType',
    'campaignId',
    'q',
    'month',
    'copy',
  ]);
  const goTo = (to: string) => change({ month: to === thisMonth() ? undefined : to }, { push: true });
  useKey('[', texts.previousMonth, () => goTo(addMonths(month, -1)));
  useKey(']', texts.nextMonth, () => goTo(addMonths(month, 1)));
  useKey('t', texts.thisMonth, () => goTo(thisMonth()));
  return (
    <div className={classes.bar}>
      <h1>{texts.title}</h1>
      <MonthPicker month={month} onChange={(picked) => change({ month: picked }, { push: true })} />
      <FoldFilters set={countFilters({ unitCode, dutyType, campaignId, q })}>
        <FieldFilters of={rosterFilters} values={{ unitCode, dutyType, campaignId }} onChange={change} />
        <TextFilter label={texts.find} value={q} onChange={(typed) => change({ q: typed })} width={150} />
      </FoldFilters>
      <div className={classes.acts}>
        <span className={classes.hint}>{mayWrite ? texts.writes : texts.reads}</span>
        <ActionButton
          action="shifts.write"
          icon={<CopyOutlined />}
          onClick={() => change({ copy: addDays(localDateOf(Date.now()), 7) }, { push: true })}
        >
          {copying.open}
        </ActionButton>
        <ActionButton
          action="shifts.write"
          icon={<ImportOutlined />}
          onClick={() => void navigate(paths.imports('shifts'))}
        >
          {texts.import}
        </ActionButton>
        <ActionButton action="shifts.write" type="primary" icon={<PlusOutlined />} onClick={() => entry.open('new')}>
          {texts.add}
        </ActionButton>
        <DownloadMenu
          table="shifts"
          query={{ from: `${month}-01`, to: daysOf(month).at(-1), unitCode, dutyType, campaignId }}
        />
      </div>
    </div>
  );
}
