import type { ImportedRow, ImportResult } from '@rollcall/shared/resources/imports';
import { importWords } from '@rollcall/shared/words/imports';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatSize } from '../../format/format-size.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import classes from './import-steps.module.css';

interface Props {
  result: ImportResult;
  /** Where what was imported is seen. */
  list: string;
  onImport: () => void;
}

/** What the dry run found, with the button that imports: who may not import gets no dry run. Or what was imported. */
export function ImportResultView({ result, list, onImport }: Props) {
  const texts = useWords(importWords);
  const { dryRun, rows, applied, waiting, proposal, evidence } = result;
  const toList = <Link to={list}>{texts.toList}</Link>;
  if (dryRun && applied + waiting === 0) {
    return (
      <>
        <Alert type="info" showIcon title={texts.nothingToDo(rows)} action={toList} />
        <Numbers result={result} />
      </>
    );
  }
  if (dryRun) {
    const say = applied === 0 ? texts.propose(waiting) : texts.importAndPropose(applied, waiting);
    return (
      <Section title={texts.confirm}>
        <p>{texts.checked(rows)}</p>
        <Numbers result={result} />
        {evidence === undefined ? null : (
          <p className={classes.apart}>{texts.evidence(evidence.files, formatSize(evidence.bytes))}</p>
        )}
        {waiting > 0 ? <p className={classes.apart}>{texts.waitsBecause}</p> : null}
        <Button className={classes.apart} type="primary" onClick={onImport}>
          {waiting === 0 ? texts.import(applied) : say}
        </Button>
      </Section>
    );
  }
  const toProposal = proposal?.rosterProposalId ? (
    <Link to={paths.rosterProposals({ entry: proposal.rosterProposalId })}>{texts.toProposal}</Link>
  ) : null;
  return (
    <>
      <Alert
        type={waiting > 0 ? 'warning' : 'success'}
        showIcon
        title={waiting === 0 ? texts.done : applied === 0 ? texts.proposed : texts.doneInPart}
        action={
          <span className={classes.links}>
            {toProposal}
            {applied > 0 || waiting === 0 ? toList : null}
          </span>
        }
      />
      <Numbers result={result} />
    </>
  );
}

type Group = 'applied' | 'waiting' | 'unchanged';

/** What becomes of the rows, in numbers; each opens its rows. */
function Numbers({ result }: { result: ImportResult }) {
  const texts = useWords(importWords);
  const [open, setOpen] = useState<Group>();
  const { dryRun, applied, waiting, unchanged, added, changed, rowsOf } = result;
  const said: Record<Group, string> = {
    applied: dryRun ? texts.wouldApply(applied) : texts.applied(applied),
    waiting: dryRun ? texts.wouldWait(waiting) : texts.waiting(waiting),
    unchanged: texts.same(unchanged),
  };
  const groups = (Object.keys(said) as Group[]).filter((group) => result[group] > 0);
  return (
    <>
      <div className={classes.numbers}>
        {groups.map((group) => (
          <Button
            key={group}
            aria-expanded={open === group}
            onClick={() => setOpen(open === group ? undefined : group)}
          >
            {said[group]}
          </Button>
        ))}
      </div>
      {added + changed > 0 ? <p>{texts.newAndChanged(added, changed)}</p> : null}
      {open ? <Rows name={said[open]} headings={rowsOf.headings} rows={rowsOf[open]} all={result[open]} /> : null}
    </>
  );
}

interface RowsProps {
  name: string;
  headings: readonly string[];
  rows: readonly (ImportedRow & { added?: boolean })[];
  /** How many there are: HQ tells the first ones. */
  all: number;
}

function Rows({ name, headings, rows, all }: RowsProps) {
  const texts = useWords(importWords);
  const becomes = {
    title: texts.whatBecomes,
    cell: ({ added }: RowsProps['rows'][number]) => (added ? texts.becomes.added : texts.becomes.changed),
  };
  return (
    <>
      {rows.length < all ? <p>{texts.firstRows(rows.length, all)}</p> : null}
      <PlainTable
        name={name}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { title: texts.rowNumber, number: true, cell: ({ row }) => row },
          ...(rows[0]?.added === undefined ? [] : [becomes]),
          ...headings.map((title, index) => ({
            title,
            cell: ({ cells }: RowsProps['rows'][number]) => cells[index] ?? '',
          })),
        ]}
      />
    </>
  );
}
