import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import classes from './bulletins.module.css';
import { IssueLink } from './issue-link.tsx';
import { useNames } from './use-names.ts';

/** Whom earlier issues named and shouldn't have: in the same form, and as large, as who is named. */
export function ClearedTable({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const { criticismRules, clearedWhy } = useWords(bulletinDocumentWords);
  const name = useNames(shown);
  const { cleared } = shown.content;
  if (cleared.length === 0) return null;
  return (
    <div className={`${classes.named} ${classes.cleared}`}>
      <h3>{texts.cleared}</h3>
      <p className={classes.hint}>{texts.clearedHint}</p>
      <PlainTable
        name={texts.cleared}
        rows={cleared}
        rowKey={({ issue: { kind, year, number }, key }) => `${kind} ${year} ${number} ${key}`}
        columns={[
          {
            title: texts.officer,
            cell: ({ person }) =>
              person === null ? (
                <span className={classes.quiet}>{texts.quietPerson}</span>
              ) : (
                <strong>{name.person(person)}</strong>
              ),
          },
          { title: texts.unit, cell: ({ unitCode }) => name.unit(unitCode) },
          { title: texts.issue, cell: ({ issue }) => <IssueLink issue={issue} /> },
          { title: texts.rule, cell: ({ rule }) => criticismRules[rule] },
          { title: texts.clearedWhy, cell: ({ why }) => <strong>{clearedWhy[why]}</strong> },
        ]}
      />
    </div>
  );
}
