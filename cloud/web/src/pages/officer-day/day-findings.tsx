import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { Link } from 'react-router';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { findingKindLooks, findingStateLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

export function DayFindings({ day }: { day: OfficerDay }) {
  const texts = useWords(officerDayWords);
  const { language } = useLanguage();
  return (
    <Section title={texts.findings}>
      {day.findings.length === 0 ? (
        <p>{texts.noFindings}</p>
      ) : (
        <PlainTable
          name={texts.findings}
          rows={day.findings}
          rowKey={({ findingId }) => findingId}
          columns={[
            {
              title: texts.what,
              cell: ({ findingId, kind }) => (
                <Link to={paths.finding(findingId)}>{findingKindLooks[kind].label[language]}</Link>
              ),
            },
            { title: texts.state, cell: ({ state }) => <StateTag look={findingStateLooks[state]} /> },
          ]}
        />
      )}
    </Section>
  );
}
