import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { activityKindNames, activityWords } from '@rollcall/shared/words/activities';
import { Link } from 'react-router';
import { formatDaySeconds } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { paths } from '../../../paths.ts';

/** The enforcement activities that a recording shows; nothing when it shows none. */
export function RecordingActivities({ activities }: { activities: RecordingDetail['activities'] }) {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  if (activities.length === 0) return null;
  return (
    <Section title={texts.title}>
      <PlainTable
        name={texts.title}
        rows={activities}
        rowKey={({ activityId }) => activityId}
        columns={[
          {
            title: texts.time,
            cell: ({ activityId, startsAt }) => (
              <Link to={paths.activity(activityId)}>{formatDaySeconds(startsAt, language)}</Link>
            ),
          },
          { title: texts.kind, cell: ({ kind }) => activityKindNames[kind][language] },
          { title: texts.place, cell: ({ place }) => place },
          { title: texts.plate, cell: ({ plateNo }) => plateNo ?? '' },
          { title: texts.caseNo, cell: ({ caseNo }) => caseNo ?? '' },
        ]}
      />
    </Section>
  );
}
