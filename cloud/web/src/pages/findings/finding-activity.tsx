import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import { activityKindNames } from '@rollcall/shared/words/activities';
import { findingWords } from '@rollcall/shared/words/findings';
import { formatWords } from '@rollcall/shared/words/format';
import { formatDuration } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import { ExcusedTime } from '../today/excused-time.tsx';
import { excuseOf } from '../today/segment-reason.ts';

/** The enforcement activity that a finding is about: what footage covers from its lead to its lag, and as it was told. */
export function FindingActivity({ activity }: { activity: ActivityDetail }) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const { and } = useWords(formatWords);
  const { kind, startsAt, endsAt, place, plateNo, caseNo, officers, leadMs, lagMs, segments } = activity;
  const [first, last] = [segments[0], segments.at(-1)];
  const until = endsAt === startsAt ? '' : `–${formatTime(endsAt)}`;
  const facts = [
    { name: texts.activityKind, value: activityKindNames[kind][language] },
    { name: texts.activityTime, value: `${formatDayTime(startsAt, language)}${until}` },
    { name: texts.activityPlace, value: place },
    { name: texts.activityAbout, value: [plateNo, caseNo].filter(Boolean).join(and) },
    { name: texts.activityOfficers, value: officers.map((officer) => formatPerson(officer)).join(and) },
    {
      name: texts.activityMargins,
      value: `${formatDuration(leadMs, language)} / ${formatDuration(lagMs, language)}`,
    },
  ];
  return (
    <Section title={texts.theActivity}>
      {first === undefined || last === undefined ? null : (
        <div style={{ marginBlockEnd: 8 }}>
          <CoverageStrip
            from={Date.parse(first.from)}
            to={Date.parse(last.to)}
            segments={segments}
            name={activityKindNames[kind][language]}
            reasonOf={(segment) => excuseOf(segment, language)}
            height={24}
          />
          <ExcusedTime segments={segments} />
        </div>
      )}
      <FactList facts={facts.filter(({ value }) => value !== '')} />
    </Section>
  );
}
