import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { Button } from 'antd';
import { UnitSelect } from '../../../controls/unit-select.tsx';
import { CampaignFilter } from '../../../features/campaigns/campaign-filter.tsx';
import { TextFilter } from '../../../filters/text-filter.tsx';
import { formatTime } from '../../../format/format-time.ts';
import { useKey } from '../../../keyboard/use-key.ts';
import { useWords } from '../../../language/use-words.ts';
import { ExportMenu } from '../../../table/export-menu.tsx';
import { useUrlQuery } from '../../../url/use-url-query.ts';
import classes from '../roster-toolbar.module.css';

/** @param week the Monday that is shown */
export function WeekToolbar({ week, asOf }: { week: string; asOf: string | undefined }) {
  const texts = useWords(dutyWeekWords);
  const [{ unitCode, campaignId, q }, change] = useUrlQuery(['unitCode', 'campaignId', 'q', 'week']);
  const today = localDateOf(Date.now());
  const isNow = week <= today && today <= addDays(week, 6);
  const goTo = (to: string | undefined) => change({ week: to }, { push: true });
  useKey('[', texts.previous, () => goTo(addDays(week, -7)));
  useKey(']', texts.next, () => goTo(addDays(week, 7)));
  useKey('t', texts.thisWeek, () => goTo(undefined));
  return (
    <div className={classes.bar}>
      <h1>{texts.title}</h1>
      <span className={classes.week}>
        <Button aria-label={texts.previous} icon={<LeftOutlined />} onClick={() => goTo(addDays(week, -7))} />
        <span>
          {week} – {addDays(week, 6)}
        </span>
        <Button aria-label={texts.next} icon={<RightOutlined />} onClick={() => goTo(addDays(week, 7))} />
        {isNow ? null : <Button onClick={() => goTo(undefined)}>{texts.thisWeek}</Button>}
      </span>
      <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
      <CampaignFilter value={campaignId} onChange={(chosen) => change({ campaignId: chosen })} />
      <TextFilter label={texts.find} value={q} onChange={(typed) => change({ q: typed })} width={150} />
      <span className={classes.hint}>
        {texts.keys}
        {asOf === undefined ? null : ` · ${texts.asOf(formatTime(asOf))}`}
      </span>
      <ExportMenu table="duty-week" query={{ week, unitCode, campaignId }} />
    </div>
  );
}
