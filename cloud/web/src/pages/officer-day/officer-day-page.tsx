import { useParams } from 'react-router';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { isLocalDate } from '../../url/is-url-value.ts';
import { OfficerDayOf } from './officer-day-of.tsx';

export function OfficerDayPage() {
  const { badgeNo = '', date = '' } = useParams();
  if (!isLocalDate(date)) return <NotFoundPage />;
  return <OfficerDayOf badgeNo={badgeNo} date={date} />;
}
