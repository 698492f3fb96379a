import { trainingWords } from '@rollcall/shared/words/training';
import { NavLink } from 'react-router';
import { useWords } from '../language/use-words.ts';
import { paths } from '../paths.ts';
import classes from './duty-nav.module.css';

/** The ways between the pages of training. */
export function TrainingNav() {
  const { title, views } = useWords(trainingWords);
  const links = [
    { to: paths.trainingSessions(), text: views.sessions },
    { to: paths.trainingAttendance(), text: views.attendance },
    { to: paths.studyPacks(), text: views.packs },
    { to: paths.trainingCases(), text: views.cases },
    { to: paths.reOffences(), text: views.reOffences },
  ];
  return (
    <nav aria-label={title} className={classes.nav}>
      {links.map(({ to, text }) => (
        <NavLink key={to} to={to} end className={({ isActive }) => (isActive ? classes.active : undefined)}>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
