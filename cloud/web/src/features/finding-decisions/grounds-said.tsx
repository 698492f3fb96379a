import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { groundWords } from '@rollcall/shared/words/grounds';
import { useWords } from '../../language/use-words.ts';

type Said = Pick<DecisionRow, 'officerGround' | 'leaderGround' | 'leaderReason'>;

/** Why nobody is held to account, where that was said. */
export function GroundsSaid({ of: { officerGround, leaderGround, leaderReason } }: { of: Said }) {
  const texts = useWords(groundWords);
  const said = [
    officerGround && `${texts.officerGround}: ${texts.names[officerGround]}`,
    leaderGround && `${texts.leaderGround}: ${texts.names[leaderGround]}`,
    leaderReason,
  ].filter((part) => part !== null);
  return said.length === 0 ? null : <p>{said.join(' · ')}</p>;
}
