import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { signature } from '@rollcall/shared/words/signature';
import { Link } from 'react-router';
import { FileLink } from '../../downloads/file-link.tsx';
import { formatBetween } from '../../format/format-between.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { exemptionEffectLooks, exemptionLooks } from '../../state/exemption-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './exemption-facts.module.css';
import { ExemptionWho } from './exemption-who.tsx';

/** What an explanation says, and what became of it. */
export function ExemptionFacts({ exemption }: { exemption: ExemptionRow }) {
  const { language } = useLanguage();
  const texts = useWords(exemptionWords);
  const { exemptionId, startsAt, endsAt, attachment, findingId, badgeNo } = exemption;
  const by = (name: string | null, at: string | null, reason: string | null) =>
    name && at ? <TwoLines below={reason ?? undefined}>{`${name} · ${formatFull(at)}`}</TwoLines> : null;
  const facts = [
    { name: texts.state, value: <StateTag look={exemptionLooks[exemption.state]} /> },
    { name: texts.who, value: <ExemptionWho exemption={exemption} /> },
    {
      name: texts.time,
      value: `${formatFull(startsAt)} – ${formatFull(endsAt)} · ${formatBetween({ from: startsAt, to: endsAt }, language)}`,
    },
    { name: texts.cause, value: exemptionReasonNames[exemption.reasonCode][language] },
    {
      name: exemption.state === 'pending' ? texts.effect : texts.counts,
      value: <StateTag look={exemptionEffectLooks[exemption.effect]} />,
    },
    { name: texts.explanation, value: <span className={classes.typed}>{exemption.explanation}</span> },
    {
      name: texts.attachment,
      value: attachment ? (
        <TwoLines below={attachment.mediaType === 'image/heic' ? texts.detail.heic : undefined}>
          <FileLink href={`/api/v1/exemptions/${exemptionId}/attachment`} file={attachment} />
        </TwoLines>
      ) : null,
    },
    {
      name: texts.asked,
      value: by(signature(exemption.askedBy, exemption.onBehalfOf, language), exemption.askedAt, null),
    },
    { name: texts.decided, value: by(exemption.decidedBy, exemption.decidedAt, exemption.decisionReason) },
    { name: texts.withdrawn, value: by(exemption.withdrawnBy, exemption.withdrawnAt, exemption.withdrawalReason) },
    {
      name: texts.finding,
      value:
        findingId !== null ? (
          <Link to={paths.finding(findingId)}>{texts.openFinding}</Link>
        ) : badgeNo !== null ? (
          <Link to={`${paths.findings({ badgeNo })}&state=all`}>{texts.findings}</Link>
        ) : null,
    },
  ];
  return <FactList facts={facts.filter(({ value }) => value !== null)} />;
}
