import { useParams } from 'react-router';
import { OfficerDayOf } from './officer-day-of.tsx';

export function OfficerDayPage() {
  const { badgeNo = '', date = '' } = useParams();
  return <OfficerDayOf badgeNo={badgeNo} date={date} />;
}
