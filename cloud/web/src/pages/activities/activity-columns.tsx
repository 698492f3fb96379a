import type { ActivityRow } from '@rollcall/shared/http/activities';
import { activityKindNames, activityWords } from '@rollcall/shared/words/activities';
import { activityEditWords } from '@rollcall/shared/words/activity-edits';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { findingKindNames } from '@rollcall/shared/words/findings';
import { formatWords } from '@rollcall/shared/words/format';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime, formatTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { activityVerdictLooks } from '../../state/activity-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';
import { sourceName } from './source-name.ts';

export function activityColumns(language: Language): Column<ActivityRow>[] {
  const texts = wordsIn(activityWords, language);
  const { waits } = wordsIn(activityEditWords, language);
  const { and } = wordsIn(formatWords, language);
  return [
    {
      key: 'time',
      title: texts.time,
      always: true,
      width: 160,
      cell: (row) => (
        <Link to={paths.activity(row.activityId)}>
          <NoWrap>{timeOf(row, language)}</NoWrap>
        </Link>
      ),
    },
    {
      key: 'kind',
      title: texts.kind,
      always: true,
      width: 130,
      cell: ({ kind, withdrawnAt, editWaits }) => (
        <TwoLines below={editWaits ? waits : withdrawnAt === null ? undefined : texts.withdrawn}>
          {activityKindNames[kind][language]}
        </TwoLines>
      ),
    },
    {
      key: 'officers',
      title: texts.officers,
      always: true,
      width: 130,
      cell: ({ officers }) => officers.map((officer) => <NoWrap key={officer.badgeNo}>{formatPerson(officer)}</NoWrap>),
    },
    {
      key: 'unit',
      title: texts.units,
      width: 110,
      cell: ({ officers }) => [...new Set(officers.map(({ unitName }) => unitName))].join(and),
    },
    { key: 'place', title: texts.place, width: 180, cell: ({ place }) => place },
    { key: 'plate', title: texts.plate, width: 100, cell: ({ plateNo }) => <NoWrap>{plateNo ?? ''}</NoWrap> },
    { key: 'ticket', title: texts.ticketNo, width: 140, optional: true, cell: ({ ticketNo }) => ticketNo ?? '' },
    { key: 'case', title: texts.caseNo, width: 130, cell: ({ caseNo }) => caseNo ?? '' },
    {
      key: 'verdict',
      title: texts.verdict,
      always: true,
      stays: true,
      width: 150,
      cell: ({ verdict, found }) => (
        <TwoLines
          below={found.length === 0 ? undefined : found.map((kind) => findingKindNames[kind][language]).join(and)}
        >
          <StateTag look={activityVerdictLooks[verdict]} />
        </TwoLines>
      ),
    },
    { key: 'campaign', title: texts.campaign, width: 120, optional: true, cell: ({ campaign }) => campaign ?? '' },
    {
      key: 'source',
      title: texts.source,
      width: 150,
      optional: true,
      cell: (row) => <TwoLines below={row.sourceId}>{sourceName(row, language)}</TwoLines>,
    },
    {
      key: 'toldAt',
      title: texts.told,
      width: 120,
      optional: true,
      cell: ({ toldAt }) => <NoWrap>{formatDayTime(toldAt, language)}</NoWrap>,
    },
  ];
}

/** `11月24日 08:30–08:45`; a moment is one time. */
function timeOf({ startsAt, endsAt }: ActivityRow, language: Language): string {
  const start = formatDayTime(startsAt, language);
  return startsAt === endsAt ? start : `${start}–${formatTime(endsAt)}`;
}
