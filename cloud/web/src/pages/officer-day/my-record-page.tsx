import { Alert } from 'antd';
import { useParams } from 'react-router';
import { dutyDateOf } from '../../format/duty-date.ts';
import { useSession } from '../../session/session-context.ts';
import { officerDayTexts } from '../../texts/officer-day-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { OfficerDayOf } from './officer-day-of.tsx';

/** The day of whoever is signed in. */
export function MyRecordPage() {
  const texts = useTexts(officerDayTexts);
  const { badgeNo } = useSession();
  const { date = dutyDateOf(Date.now()) } = useParams();
  if (badgeNo === null) {
    return (
      <>
        <h1>{texts.myRecord}</h1>
        <Alert type="info" showIcon title={texts.noBadge} description={texts.noBadgeHint} />
      </>
    );
  }
  return <OfficerDayOf badgeNo={badgeNo} date={date} own />;
}
