import { localDateOf } from '@rollcall/shared/rules/local-date';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { Alert } from 'antd';
import { useParams } from 'react-router';
import { OwnCheck } from '../../features/pre-shift-checks/own-check.tsx';
import { OwnScore } from '../../features/scores/own-score.tsx';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { isLocalDate } from '../../url/is-url-value.ts';
import { FindingsToAnswer } from './findings-to-answer.tsx';
import { OfficerDayOf } from './officer-day-of.tsx';

/** The day of whoever is signed in; today's begins with what waits for an answer. */
export function MyRecordPage() {
  const texts = useWords(officerDayWords);
  const { badgeNo } = useSession();
  const { date } = useParams();
  if (badgeNo === null) {
    return (
      <>
        <h1>{texts.myRecord}</h1>
        <Alert type="info" showIcon title={texts.noBadge} description={texts.noBadgeHint} />
      </>
    );
  }
  if (date !== undefined && !isLocalDate(date)) return <NotFoundPage />;
  return (
    <OfficerDayOf
      badgeNo={badgeNo}
      date={date ?? localDateOf(Date.now())}
      own
      first={
        date === undefined ? (
          <>
            <OwnCheck badgeNo={badgeNo} />
            <FindingsToAnswer badgeNo={badgeNo} />
            <OwnScore badgeNo={badgeNo} />
          </>
        ) : null
      }
    />
  );
}
