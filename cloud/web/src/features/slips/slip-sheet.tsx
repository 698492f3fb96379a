import { slipWords } from '@rollcall/shared/words/slips';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { useAppealDays } from './decision-to-read.tsx';
import classes from './slip-sheet.module.css';

interface Props {
  title: string;
  /** The number on the paper. */
  no: string;
  /** Where it comes from. */
  back: { to: string; text: string };
  facts: readonly { name: string; value: ReactNode }[];
  /** Whether an appeal is possible, in the time that counts from the signature. */
  appealable: boolean;
}

/** What is handed over to an officer: a decision about him, on a sheet of A4 with lines to sign. */
export function SlipSheet({ title, no, back, facts, appealable }: Props) {
  const texts = useWords(slipWords);
  const appealDays = useAppealDays();
  usePageTitle(`${title} ${no}`);
  return (
    <>
      <div className={classes.bar}>
        <Link to={back.to}>{back.text}</Link>
        <Button type="primary" onClick={() => window.print()}>
          {texts.printNow}
        </Button>
      </div>
      <article className={classes.sheet}>
        <h1>{title}</h1>
        <p className={classes.no}>{no}</p>
        <dl className={classes.facts}>
          {facts.map(({ name, value }) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
        </dl>
        {appealable && appealDays !== undefined ? <p>{texts.appeal(appealDays)}</p> : null}
        <h2>{texts.proof}</h2>
        <SignHere name={texts.signature} day={texts.day} />
        <SignHere name={texts.server} day={texts.day} />
        <SignHere name={texts.refusedBefore(1)} day={texts.day} />
        <SignHere name={texts.refusedBefore(2)} day={texts.day} />
      </article>
    </>
  );
}

function SignHere({ name, day }: { name: string; day: string }) {
  return (
    <p className={classes.sign}>
      <span>{name}</span>
      <span className={classes.line} />
      <span>{day}</span>
      <span className={classes.line} />
    </p>
  );
}
