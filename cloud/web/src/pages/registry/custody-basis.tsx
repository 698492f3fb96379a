import type { CustodyRow } from '@rollcall/shared/http/custodies';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { registryTexts } from '../../texts/registry-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** How it is known who holds a recorder, and what its officer said against it. */
export function CustodyBasis({ custody: { basis, observation, dispute } }: { custody: CustodyRow }) {
  const texts = useTexts(registryTexts).custody;
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
