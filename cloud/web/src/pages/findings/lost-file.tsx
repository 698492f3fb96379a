import type { FindingDetail } from '@rollcall/shared/http/findings';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { deletionEvidenceWords } from '@rollcall/shared/words/deletion-evidence';
import { Link } from 'react-router';
import { formatDaySeconds, formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { findingGradeLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { TestimonyColumns } from './testimony-columns.tsx';
import classes from './witness-card.module.css';

export type LostFileOf = NonNullable<FindingDetail['lostFiles']>[number];

/** One file that is gone: which one, of when, and what each witness says of it; with the day of whom the finding names. */
export function LostFile({ file, badgeNo }: { file: LostFileOf; badgeNo: string | null }) {
  const { language } = useLanguage();
  const texts = useWords(deletionEvidenceWords);
  const { fileName, sequenceNo, cardVolumeId, from, to, testimonies, grade } = file;
  const time =
    from === null
      ? texts.unknownTime
      : `${formatDaySeconds(from, language)}${to === null ? '' : `–${formatSeconds(to)}`}`;
  return (
    <li>
      <div className={classes.file}>
        <StateTag look={findingGradeLooks[grade]} />
        <strong>{fileName ?? texts.unnamed}</strong>
        <span>{time}</span>
        <span className={classes.quiet}>
          {[
            sequenceNo === null ? undefined : texts.sequenceNo(sequenceNo),
            cardVolumeId === null ? undefined : texts.card(cardVolumeId),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {badgeNo === null || from === null ? null : (
          <Link to={paths.officerDay(badgeNo, localDateOf(Date.parse(from)), { at: from })}>{texts.day}</Link>
        )}
      </div>
      <TestimonyColumns testimonies={testimonies} name={fileName ?? texts.unnamed} />
    </li>
  );
}
