import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { addDays, addMonths, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { taughtNames } from '@rollcall/shared/words/re-offences';
import { Link } from 'react-router';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { FileSection } from './file-section.tsx';

/** What the officer did again in the month although it had been confirmed before. */
export function FileReOffences({ file: { badgeNo, month, reOffences } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  const dayOf = (date: string) => formatDate(startOfLocalDate(date), language);
  return (
    <FileSection
      title={texts.reOffences}
      list={paths.reOffences({ badgeNo, from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) })}
      empty={texts.noReOffences}
      rows={reOffences}
      rowKey={({ findingId }) => findingId}
      columns={[
        {
          title: texts.dutyDate,
          cell: ({ findingId, dutyDate, violationClass }) => (
            <Link to={paths.finding(findingId)}>
              <NoWrap>{`${dayOf(dutyDate)} ${violationClassNames[violationClass][language]}`}</NoWrap>
            </Link>
          ),
        },
        {
          title: texts.earlier,
          cell: ({ earlierFindingId, earlierDutyDate }) => (
            <Link to={paths.finding(earlierFindingId)}>
              <NoWrap>{dayOf(earlierDutyDate)}</NoWrap>
            </Link>
          ),
        },
        { title: texts.taught, cell: ({ taught }) => taughtNames[taught][language] },
      ]}
    />
  );
}
