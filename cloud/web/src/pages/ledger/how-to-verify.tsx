import type { LedgerStatus } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { Copyable } from '../../parts/copyable.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';

/** How somebody checks the ledger who trusts neither HQ nor this page. */
export function HowToVerify() {
  const { how, summary } = useWords(ledgerWords);
  const { answer, problem, retry } = useAnswer<LedgerStatus>('ledger');
  if (!answer) return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={2} />;
  const { origin, rootFingerprint, verifierKeys } = answer;
  return (
    <div style={{ display: 'grid', gap: 12, maxWidth: 960 }}>
      <Section title={how.keys}>
        <FactList
          facts={[
            { name: how.fingerprint, value: <Copyable name={how.fingerprint} text={rootFingerprint} /> },
            { name: summary.origin, value: origin },
            ...verifierKeys.map((key) => ({
              name: how.verifierKey,
              value: <Copyable name={how.verifierKey} text={key} />,
            })),
          ]}
        />
      </Section>
      <Section title={how.steps}>
        <ol>
          <li>
            {how.dump} <code>rollcall ledger dump ledger.jsonl</code>
          </li>
          <li>
            {how.check} <code>{`rollcall verify ledger.jsonl --root ${rootFingerprint}`}</code>
          </li>
          <li>{how.witness}</li>
        </ol>
        <p>{how.proves}</p>
      </Section>
    </div>
  );
}
