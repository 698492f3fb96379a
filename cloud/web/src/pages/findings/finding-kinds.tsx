import type { FindingCounts, FindingKind } from '@rollcall/shared/http/findings';
import { findingListWords } from '@rollcall/shared/words/findings';
import type { Query } from '../../api/to-query.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './finding-kinds.module.css';

interface Props {
  /** The filters of the list, but for the kind. */
  query: Query;
  kind: string | undefined;
  onChange: (kind: FindingKind | undefined) => void;
}

/** How many of each kind the other filters select; each count leaves that kind alone, and pressed again all. */
export function FindingKinds({ query, kind, onChange }: Props) {
  const { byKind } = useWords(findingListWords);
  const { answer } = useAnswer<FindingCounts>('findings/counts', query);
  return (
    <fieldset className={classes.kinds} aria-label={byKind}>
      {answer?.kinds.map(({ kind: one, count }) => (
        <button
          key={one}
          type="button"
          className={classes.kind}
          aria-pressed={one === kind}
          onClick={() => onChange(one === kind ? undefined : one)}
        >
          <StateTag look={findingKindLooks[one]} /> <span className={classes.count}>{count}</span>
        </button>
      ))}
    </fieldset>
  );
}
