import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import classes from './bulletins.module.css';
import { IssueLink } from './issue-link.tsx';
import { useNames } from './use-names.ts';

type Receipt = BulletinDetail['content']['receipts'][number];

/** Who confirmed and answered earlier issues, and who didn't. */
export function ReceiptsPart({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const name = useNames(shown);
  const { receipts } = shown.content;
  if (receipts.length === 0) return <p>{texts.nothing}</p>;
  const missing = ({ units }: Receipt, those: readonly string[]) =>
    units.filter((unit) => !those.includes(unit)).map(name.unit);
  const named = (units: readonly string[]) => (
    <span className={`${classes.long} ${units.length > 0 ? classes.down : ''}`}>
      {units.length > 0 ? units.join(texts.and) : texts.nothing}
    </span>
  );
  return (
    <PlainTable
      name={texts.confirmedUnits}
      rows={receipts}
      rowKey={({ issue: { kind, year, number } }) => `${kind} ${year} ${number}`}
      columns={[
        { title: texts.issue, cell: ({ issue }) => <IssueLink issue={issue} /> },
        { title: texts.due, cell: ({ dueOn }) => dueOn },
        {
          title: texts.confirmedUnits,
          number: true,
          cell: ({ units, confirmed }) => texts.ofUnits(confirmed.length, units.length),
        },
        {
          title: texts.answeredUnits,
          number: true,
          cell: ({ units, answered }) => texts.ofUnits(answered.length, units.length),
        },
        { title: texts.notConfirmed, cell: (row) => named(missing(row, row.confirmed)) },
        { title: texts.notAnswered, cell: (row) => named(missing(row, row.answered)) },
      ]}
    />
  );
}
