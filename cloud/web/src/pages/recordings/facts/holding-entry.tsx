import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { Link } from 'react-router';
import { formatDuration } from '../../../format/format-duration.ts';
import { formatPerson } from '../../../format/format-person.ts';
import { formatSeconds } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { paths } from '../../../paths.ts';
import classes from './recording-custody.module.css';

/** From when to when, who, and how long; a photo has a moment only. */
export function HoldingEntry({ holding }: { holding: RecordingDetail['holdings'][number] }) {
  const { language } = useLanguage();
  const lengthMs = Date.parse(holding.to) - Date.parse(holding.from);
  return (
    <li>
      <span>
        {formatSeconds(holding.from)}
        {lengthMs > 0 ? `–${formatSeconds(holding.to)}` : null}
      </span>
      <Link to={paths.officer(holding.badgeNo)}>{formatPerson(holding)}</Link>
      {lengthMs > 0 ? <span className={classes.length}>{formatDuration(lengthMs, language)}</span> : null}
    </li>
  );
}
