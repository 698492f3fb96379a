import type { GuaranteeRow, GuaranteesResponse } from '@rollcall/shared/http/guarantees';
import { opsWords } from '@rollcall/shared/words/ops';
import { useState } from 'react';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { GuaranteeOverride } from './guarantee-override.tsx';
import classes from './guarantees.module.css';
import { lookOf } from './ops-looks.tsx';

/** What the object store was seen to hold, what each missing guarantee costs, and who let erases through without it. */
export function Guarantees({ answer: { rows, erasesSafe } }: { answer: GuaranteesResponse }) {
  const { guarantees: texts } = useWords(opsWords);
  const [deciding, decide] = useState<GuaranteeRow>();
  if (rows.length === 0) {
    return (
      <Section title={texts.title}>
        <p>{texts.notProbed}</p>
      </Section>
    );
  }
  return (
    <Section title={texts.title} hint={erasesSafe ? texts.safe : texts.unsafe}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className={classes.scroll} tabIndex={0}>
        <table className={classes.table} aria-label={texts.title}>
          <thead>
            <tr>
              {[texts.name, texts.state, texts.cost, texts.seen, texts.probed].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.guarantee}>
                <th scope="row">{texts.names[row.guarantee]}</th>
                <td>
                  <StateTag look={lookOf(stateOf(row), texts.states[stateOf(row)])} />
                  {row.held ? null : (
                    <ActionButton
                      action="guarantees.override"
                      size="small"
                      onClick={() => decide(row)}
                      aria-label={`${row.override ? texts.withdraw : texts.override}: ${texts.names[row.guarantee]}`}
                    >
                      {row.override ? texts.withdraw : texts.override}
                    </ActionButton>
                  )}
                </td>
                <td className={row.held ? classes.quiet : undefined}>
                  {texts.costs[row.guarantee]}
                  {row.override ? (
                    <p className={classes.override}>
                      {texts.by(row.override.by, formatFull(row.override.at), row.override.reason)}
                    </p>
                  ) : null}
                </td>
                <td lang="en">{row.seen}</td>
                <td>{formatFull(row.probedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {deciding ? <GuaranteeOverride row={deciding} onClose={() => decide(undefined)} /> : null}
    </Section>
  );
}

function stateOf({ held, override }: GuaranteeRow): 'held' | 'missing' | 'unknown' | 'overridden' {
  if (held) return 'held';
  if (override) return 'overridden';
  return held === null ? 'unknown' : 'missing';
}
