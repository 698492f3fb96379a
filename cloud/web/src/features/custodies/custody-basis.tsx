import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import { registryWords } from '@rollcall/shared/words/registry';
import { useWords } from '../../language/use-words.ts';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

/** How it is known who holds a recorder, and what its officer said against it. */
export function CustodyBasis({ custody: { basis, observation, dispute } }: { custody: CustodyRow }) {
  const texts = useWords(registryWords).custody;
  return (
    <>
      {texts[basis]}
      {observation?.spareFor == null ? null : ` · ${texts.spareFor(observation.spareFor)}`}
      {dispute === null ? null : (
        <>
          {' '}
          <StateTag look={disputeLooks[dispute.state]} />
        </>
      )}
    </>
  );
}
