import type { DeskResponse, DeskView } from '@rollcall/shared/http/duty-desk';
import { deskWords } from '@rollcall/shared/words/duty-desk';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../language/use-words.ts';
import classes from './desk-panel.module.css';

interface Props {
  counts: DeskResponse['counts'];
  /** Whose rows are shown below. */
  view: DeskView | undefined;
  /** Only of one campaign: recorders belong to none. */
  ofCampaign: boolean;
  linkTo: (view: DeskView | undefined) => string;
}

const people = ['on_duty', 'taken', 'faulty', 'not_taken', 'not_needed'] as const;
const checkedOut = ['checked_out', 'holder_on_duty', 'not_due', 'docked', 'not_returned'] as const;
const others = ['fault', 'spare'] as const;
/** What somebody must do something about, unless there is none. */
const calls: readonly DeskView[] = ['faulty', 'not_taken', 'not_returned', 'fault'];

/** How many are on duty, as the sum of its parts, how many recorders are checked out as that of theirs, and what else there is of recorders; the count that is open closes. */
export function DeskCounts({ counts, view, ofCampaign, linkTo }: Props) {
  const texts = useWords(deskWords);
  const count = (one: DeskView) => (
    <Link
      key={one}
      className={view === one ? `${classes.count} ${classes.open}` : classes.count}
      to={linkTo(view === one ? undefined : one)}
      replace
      aria-current={view === one ? 'true' : undefined}
      data-tip={texts.tips[one]}
    >
      <span className={classes.name}>{texts.views[one]}</span>
      <span className={counts[one] === 0 ? classes.none : calls.includes(one) ? classes.call : classes.number}>
        {counts[one]}
      </span>
    </Link>
  );
  const sum = ([total, ...parts]: readonly DeskView[]) => (
    <>
      {total === undefined ? null : count(total)}
      {parts.map((part, index) => (
        <Fragment key={part}>
          <span className={classes.sign} aria-hidden="true">
            {index === 0 ? '=' : '+'}
          </span>
          {count(part)}
        </Fragment>
      ))}
    </>
  );
  return (
    <div className={classes.counts}>
      <fieldset className={classes.group} aria-label={texts.people}>
        {sum(people)}
      </fieldset>
      <fieldset className={classes.group} aria-label={texts.recorders}>
        {sum(checkedOut)}
        {ofCampaign ? null : others.map(count)}
      </fieldset>
    </div>
  );
}
