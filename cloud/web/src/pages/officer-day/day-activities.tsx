import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { activityKindNames } from '@rollcall/shared/words/activities';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { Button } from 'antd';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { activityVerdictLooks } from '../../state/activity-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { spanOn, timeOn } from './time-on.ts';

/** What the officer did that had to be recorded, and whether it was. */
export function DayActivities({ day, onPick }: { day: OfficerDay; onPick: (at: number) => void }) {
  const texts = useWords(officerDayWords);
  const { language } = useLanguage();
  const options = { date: day.date, language };
  return (
    <Section title={texts.activitiesTitle}>
      {day.activities.length === 0 ? (
        <p>{texts.noActivities}</p>
      ) : (
        <PlainTable
          name={texts.activitiesTitle}
          rows={day.activities}
          rowKey={({ activityId }) => activityId}
          columns={[
            {
              title: texts.time,
              cell: ({ startsAt, endsAt }) => (
                <NoWrap>{startsAt === endsAt ? timeOn(startsAt, options) : spanOn(startsAt, endsAt, options)}</NoWrap>
              ),
            },
            { title: texts.what, cell: ({ kind }) => activityKindNames[kind][language] },
            { title: texts.place, cell: ({ place }) => place },
            { title: texts.number, cell: ({ plateNo, caseNo }) => [plateNo, caseNo].filter(Boolean).join(' · ') },
            { title: texts.footage, cell: ({ verdict }) => <StateTag look={activityVerdictLooks[verdict]} /> },
            {
              title: texts.play,
              cell: ({ startsAt, covered }) =>
                covered.length === 0 ? null : (
                  <Button
                    type="link"
                    onClick={() => onPick(Math.max(Date.parse(startsAt), Date.parse(covered[0]?.from ?? startsAt)))}
                  >
                    {texts.play}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
