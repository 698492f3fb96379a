import type { RosterProposalDetail } from '@rollcall/shared/http/roster-proposals';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { useWords } from '../../../language/use-words.ts';
import classes from './proposal-changes.module.css';
import { useSideLines } from './use-side-lines.ts';

/** Each shift or leave, what it was and what it is to be side by side; what differs stands out. */
export function ProposalChanges({ proposal: { changes, changeCount } }: { proposal: RosterProposalDetail }) {
  const texts = useWords(rosterProposalWords);
  const linesOf = useSideLines();
  return (
    <section>
      <h2 style={{ marginBlock: '0 6px' }}>
        {texts.changes}
        {changes.length < changeCount ? <small> {texts.firstOf(changes.length, changeCount)}</small> : null}
      </h2>
      <ol className={classes.changes}>
        {changes.map((change) => (
          <li key={change.nr}>
            <table className={classes.change}>
              <thead>
                <tr>
                  <th>
                    <span className={classes.nr}>{change.nr}</span>
                  </th>
                  <th scope="col">{texts.before}</th>
                  <th scope="col">{texts.after}</th>
                </tr>
              </thead>
              <tbody>
                {linesOf(change).map(({ name, before, after }) => (
                  <tr key={name} className={before === after ? undefined : classes.differs}>
                    <th scope="row">{name}</th>
                    <td>{change.before ? before : texts.fresh}</td>
                    <td>{change.after ? after : texts.gone}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        ))}
      </ol>
    </section>
  );
}
