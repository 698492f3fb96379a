import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { activityWords } from '@rollcall/shared/words/activities';
import { Link } from 'react-router';
import { formatDuration } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { sourceName } from './source-name.ts';

/** What is said of an activity, and which item of which catalogue it falls under. */
export function ActivityFacts({ activity }: { activity: ActivityDetail }) {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  const { startsAt, endsAt, officers, place, plateNo, caseNo, ticketNo, campaign, sourceId, toldAt } = activity;
  const date = localDateOf(Date.parse(startsAt));
  const mayOpenCase = useCan()('cases.read');
  return (
    <FactList
      facts={[
        { name: texts.startsAt, value: formatFull(startsAt) },
        { name: texts.endsAt, value: startsAt === endsAt ? '–' : formatFull(endsAt) },
        {
          name: texts.officers,
          value: officers.map((officer) => (
            <div key={officer.badgeNo}>
              {formatPerson(officer)} {officer.unitName}{' '}
              <Link to={paths.officerDay(officer.badgeNo, date)}>{texts.theDay}</Link>
            </div>
          )),
        },
        { name: texts.place, value: place || '–' },
        { name: texts.plate, value: plateNo ?? '–' },
        {
          name: texts.caseNo,
          value: caseNo !== null && mayOpenCase ? <Link to={paths.case(caseNo)}>{caseNo}</Link> : (caseNo ?? '–'),
        },
        { name: texts.ticketNo, value: ticketNo ?? '–' },
        { name: texts.campaign, value: campaign ?? '–' },
        { name: texts.item, value: <ItemOf activity={activity} /> },
        {
          name: texts.required,
          value: texts.margins(formatDuration(activity.leadMs, language), formatDuration(activity.lagMs, language)),
        },
        { name: texts.source, value: sourceName(activity, language) },
        { name: texts.sourceId, value: sourceId },
        { name: texts.told, value: formatFull(toldAt) },
      ]}
    />
  );
}

function ItemOf({ activity }: { activity: ActivityDetail }) {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  const { catalogueVersion, itemId, itemName, itemEnglishName } = activity;
  if (catalogueVersion === null) return '–';
  const name = (language === 'en' ? itemEnglishName : null) ?? itemName ?? itemId;
  return (
    <Link to={paths.mustRecord({ version: catalogueVersion })}>
      {name === null ? texts.noItem(catalogueVersion) : texts.itemOf(name, catalogueVersion)}
    </Link>
  );
}
