import { officerFileWords } from '@rollcall/shared/words/officer-file';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import classes from './file-section.module.css';

interface Props<Row> extends Omit<ComponentProps<typeof PlainTable<Row>>, 'name'> {
  title: string;
  /** The list that has these rows. */
  list: string;
  /** Said instead of a table without rows: that there are none is part of the file. */
  empty: string;
  hint?: ReactNode;
}

/** A part of the file: a table, and the way to the list behind it. */
export function FileSection<Row>({ title, list, empty, hint, ...table }: Props<Row>) {
  const { all } = useWords(officerFileWords);
  return (
    <Section
      title={title}
      hint={
        <>
          {hint}{' '}
          <Link className={classes.list} to={list} aria-label={`${title}: ${all}`}>
            {all}
          </Link>
        </>
      }
    >
      {table.rows.length === 0 ? <p className={classes.empty}>{empty}</p> : <PlainTable name={title} {...table} />}
    </Section>
  );
}
