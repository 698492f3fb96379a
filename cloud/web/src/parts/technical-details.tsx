import { partsWords } from '@rollcall/shared/words/parts';
import type { ReactNode } from 'react';
import { useWords } from '../language/use-words.ts';
import { Copyable } from './copyable.tsx';
import classes from './technical-details.module.css';

interface Props {
  /** Ids, digests and keys, each with a button that copies it. */
  ids: readonly { name: string; text: string }[];
  /** What else only a machine or an engineer needs. */
  children?: ReactNode;
}

/** What nobody needs to understand the page, and an engineer does: folded, and on paper only if it is unfolded. */
export function TechnicalDetails({ ids, children }: Props) {
  const { technical } = useWords(partsWords);
  if (ids.length === 0 && children === undefined) return null;
  return (
    <details className={classes.details}>
      <summary>{technical}</summary>
      <dl className={classes.ids}>
        {ids.map(({ name, text }) => (
          <div key={`${name} ${text}`}>
            <dt>{name}</dt>
            <dd>
              <Copyable name={name} text={text} />
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </details>
  );
}
