import { Link } from 'react-router';
import classes from './bulletins.module.css';

interface Props {
  count: number;
  /** What it says to those who hear the page. */
  label: string;
  ids: readonly string[];
  to: (id: string) => string;
  nameOf: (number: number) => string;
  /** Whether they can be opened. */
  opens: boolean;
}

/** A count that opens the links to each of what was counted. */
export function Several({ count, label, ids, to, nameOf, opens }: Props) {
  if (!opens || ids.length === 0) return <>{count}</>;
  return (
    <details className={classes.several}>
      <summary aria-label={label}>{count}</summary>
      <ul>
        {ids.map((id, index) => (
          <li key={id}>
            <Link to={to(id)}>{nameOf(index + 1)}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
