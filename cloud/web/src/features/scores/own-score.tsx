import { scoreWords } from '@rollcall/shared/words/scores';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { thisMonth } from '../../format/month.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { pointsOf } from './points.ts';
import classes from './scores.module.css';

/** How one's own month stands today, in a line. */
export function OwnScore({ badgeNo }: { badgeNo: string }) {
  return useCan()('scores.read') ? <Standing badgeNo={badgeNo} /> : null;
}

function Standing({ badgeNo }: { badgeNo: string }) {
  const texts = useWords(scoreWords);
  // What HQ doesn't answer is left out here: the page is about the day.
  const { answer } = useRead('GET scores/:badgeNo', { params: { badgeNo }, query: { month: thisMonth() } });
  if (!answer) return null;
  const { scoreTenths, lostTenths, dutyDays, undecided, scoredBy } = answer;
  return (
    <Section title={texts.own.title} hint={<Link to={paths.score(badgeNo)}>{texts.own.detail}</Link>}>
      <p className={classes.own}>
        {scoreTenths === null ? (
          <span>{texts.tooFewDays(dutyDays, scoredBy.minDutyDays)}</span>
        ) : (
          <strong>{texts.points(pointsOf(scoreTenths))}</strong>
        )}
        {lostTenths > 0 ? <span>{texts.own.lost(pointsOf(lostTenths))}</span> : null}
        {undecided > 0 ? <span>{texts.own.undecided(undecided)}</span> : null}
      </p>
    </Section>
  );
}
