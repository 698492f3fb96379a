import type { InboxGroups } from '@rollcall/shared/resources/inbox';
import { inboxWords } from '@rollcall/shared/words/inbox';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import classes from './overdue-units.module.css';

/** Which units owe answers, the most first; each number opens its findings. */
export function OverdueUnits({ units }: { units: NonNullable<InboxGroups['overdueByUnit']> }) {
  const texts = useWords(inboxWords);
  if (units.length === 0) return null;
  return (
    <div className={classes.units}>
      <Section title={texts.overdueByUnit}>
        <ul>
          {units.map(({ unitCode, unitName, overdue }) => (
            <li key={unitCode}>
              {unitName} <Link to={paths.findings({ handling: 'overdue', unitCode })}>{overdue}</Link>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
