import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { deletionEvidenceWords } from '@rollcall/shared/words/deletion-evidence';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { Link } from 'react-router';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { findingGradeLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { lostFilesOf } from './lost-files-of.ts';
import { spanOn, timeOn } from './time-on.ts';

/** Files that a log or an inventory tells of and HQ doesn't have, each with the finding that says why; nothing without any. */
export function DayLostFiles({ day }: { day: OfficerDay }) {
  const texts = useWords(officerDayWords);
  const { unnamed } = useWords(deletionEvidenceWords);
  const { language } = useLanguage();
  const lost = lostFilesOf(day);
  if (lost.length === 0) return null;
  const options = { date: day.date, language, seconds: true };
  return (
    <Section title={texts.lostTitle} hint={texts.lostHint}>
      <PlainTable
        name={texts.lostTitle}
        rows={lost}
        rowKey={({ key }) => key}
        columns={[
          {
            title: texts.time,
            cell: ({ from, to }) => <NoWrap>{to === null ? timeOn(from, options) : spanOn(from, to, options)}</NoWrap>,
          },
          {
            title: texts.file,
            cell: ({ findingId, fileName }) => <Link to={paths.finding(findingId)}>{fileName ?? unnamed}</Link>,
          },
          { title: texts.strength, cell: ({ grade }) => <StateTag look={findingGradeLooks[grade]} /> },
        ]}
      />
    </Section>
  );
}
