import type { Slip } from '@rollcall/shared/http/slips';
import { slipWords } from '@rollcall/shared/words/slips';
import { FileLink } from '../../downloads/file-link.tsx';
import { useWords } from '../../language/use-words.ts';

/** How a decision was handed over on paper, with the scan to save. */
export function SlipLine({ slip: { slipId, how, signedOn, witnesses, notedBy, scan } }: { slip: Slip }) {
  const texts = useWords(slipWords);
  return (
    <>
      {texts.noted(texts.hows[how], signedOn, notedBy)}
      {witnesses.length > 0 ? ` ${texts.witnessed(witnesses)}` : null}
      {scan ? (
        <>
          {' '}
          <FileLink href={`/api/v1/slips/${slipId}/scan`} file={scan} />
        </>
      ) : null}
    </>
  );
}
