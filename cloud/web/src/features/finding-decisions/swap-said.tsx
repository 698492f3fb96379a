import type { AppealSwap } from '@rollcall/shared/http/finding-answers';
import { swapAppealWords } from '@rollcall/shared/words/finding-answers';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { rosterProposalLooks } from '../../state/roster-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { shiftText } from './shift-text.ts';

/** What an appeal says of a swap: with whom, which shifts, and what follows or followed when it is upheld. */
export function SwapSaid({ swap, waits }: { swap: AppealSwap; waits: boolean }) {
  const { language } = useLanguage();
  const texts = useWords(swapAppealWords);
  const { badgeNo, officerName, shift, otherShift, hindrance } = swap;
  const stood = texts.stoodBy(formatPerson({ badgeNo, name: officerName }), shiftText(shift, language));
  const exchange = otherShift ? texts.inExchange(shiftText(otherShift, language)) : texts.noExchange;
  return (
    <div style={{ marginBlock: 6 }}>
      <strong>{texts.grounds.shift_swapped}</strong>
      {` · ${stood} · ${exchange}`}
      {waits ? <div>{texts.willPropose}</div> : null}
      <Correction swap={swap} />
      {hindrance === null ? null : (
        <div>
          {texts.hindered(texts.hindrances[hindrance])}{' '}
          <Link to={paths.roster({ month: shift.dutyDate.slice(0, 7) })}>{texts.toRoster}</Link>
        </div>
      )}
    </div>
  );
}

function Correction({ swap: { proposal } }: { swap: AppealSwap }) {
  const texts = useWords(swapAppealWords);
  const can = useCan();
  if (proposal === null) return null;
  const link = paths.rosterProposals({ view: 'all', entry: proposal.rosterProposalId });
  return (
    <div>
      {can('shifts.read') ? <Link to={link}>{texts.proposed}</Link> : texts.proposed}{' '}
      <StateTag look={rosterProposalLooks[proposal.state]} />
    </div>
  );
}
