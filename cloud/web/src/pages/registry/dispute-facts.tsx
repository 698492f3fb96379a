import type { CustodyDisputeRow } from '@rollcall/shared/http/custody-disputes';
import { custodyBasisNames } from '@rollcall/shared/words/custodies';
import { custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { deviceWords } from '@rollcall/shared/words/devices';
import { registryWords } from '@rollcall/shared/words/registry';
import { signature } from '@rollcall/shared/words/signature';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';

/** Which check-out is disputed, of when, who entered it, and what was decided. */
export function DisputeFacts({ dispute }: { dispute: CustodyDisputeRow }) {
  const { language } = useLanguage();
  const texts = useWords(custodyDisputeWords);
  const all = useWords(deviceWords);
  const { open } = useWords(registryWords).custody;
  const { recorderSerial, badgeNo, officerName, basis, fromAt, untilAt, decidedBy, decidedAt } = dispute;
  const facts = [
    { name: all.recorder, value: <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link> },
    {
      name: all.officer,
      value: <Link to={paths.officer(badgeNo)}>{formatPerson({ badgeNo, name: officerName })}</Link>,
    },
    {
      name: texts.time,
      value: (
        <TwoLines below={custodyBasisNames[basis][language]}>
          {`${formatFull(fromAt)} – ${untilAt === null ? open : formatFull(untilAt)}`}
        </TwoLines>
      ),
    },
    { name: texts.entered, value: <EnteredBy dispute={dispute} /> },
    { name: texts.disputed, value: formatFull(dispute.disputedAt) },
    ...(decidedAt === null
      ? []
      : [
          {
            name: texts.decided,
            value: (
              <TwoLines below={dispute.decisionReason ?? undefined}>
                {`${decidedBy ?? ''} · ${formatFull(decidedAt)}`}
              </TwoLines>
            ),
          },
        ]),
  ];
  return <FactList facts={facts} />;
}

function EnteredBy({ dispute: { entered } }: { dispute: CustodyDisputeRow }) {
  const { language } = useLanguage();
  const texts = useWords(custodyDisputeWords);
  if (entered === null) return texts.unknown;
  const { by, onBehalfOf, at } = entered;
  return (
    <TwoLines below={formatFull(at)}>{by === null ? texts.atStation : signature(by, onBehalfOf, language)}</TwoLines>
  );
}
