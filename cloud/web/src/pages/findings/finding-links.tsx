import type { FindingRow } from '@rollcall/shared/http/findings';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { findingTexts } from '../../texts/finding-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './finding-links.module.css';

/** Where a finding leads on to. */
export function FindingLinks({ finding }: { finding: FindingRow }) {
  const texts = useTexts(findingTexts);
  const { badgeNo, shiftId, dutyDate, unitCode, shiftStartsAt, shiftEndsAt } = finding;
  return (
    <nav className={classes.links}>
      <Link to={paths.roster({ month: dutyDate.slice(0, 7), unitCode })}>{texts.roster}</Link>
      <Link to={paths.officer(badgeNo)}>{texts.officer}</Link>
      <Link to={paths.recordings({ badgeNo, from: shiftStartsAt, to: shiftEndsAt })}>{texts.footage}</Link>
      <Link to={paths.findings({ shiftId })}>{texts.ofShift}</Link>
      <Link to={`${paths.findings({ badgeNo })}&state=all`}>{texts.ofOfficer}</Link>
    </nav>
  );
}
