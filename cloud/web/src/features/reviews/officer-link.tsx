import type { ReviewRow } from '@rollcall/shared/resources/reviews';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';

/** The officer of a review; the name opens the day. */
export function OfficerLink({ review }: { review: Pick<ReviewRow, 'badgeNo' | 'officerName' | 'startsAt'> }) {
  const { badgeNo, officerName: name, startsAt } = review;
  return (
    <Link to={paths.officerDay(badgeNo, localDateOf(Date.parse(startsAt)), { at: startsAt })}>
      <NoWrap>{formatPerson({ badgeNo, name })}</NoWrap>
    </Link>
  );
}
