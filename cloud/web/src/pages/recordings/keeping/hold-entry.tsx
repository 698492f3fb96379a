import type { LegalHoldRow } from '@rollcall/shared/http/legal-holds';
import { commonWords } from '@rollcall/shared/words/common';
import { formatWords } from '@rollcall/shared/words/format';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Button } from 'antd';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { isReason } from '../../../form/is-reason.ts';
import { LongText } from '../../../form/long-text.tsx';
import { useDraftState } from '../../../form/use-draft-state.ts';
import { formatFull } from '../../../format/format-time.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { ActionButton } from '../../../session/action-button.tsx';
import { legalHoldLooks } from '../../../state/retention-looks.tsx';
import { StateTag } from '../../../state/state-tag.tsx';

/** One hold, and its end. */
export function HoldEntry({ hold }: { hold: LegalHoldRow }) {
  const texts = useWords(retentionWords);
  const { cancel } = useWords(commonWords);
  const { named } = useWords(formatWords);
  const [reason, setReason, draft] = useDraftState<string | undefined>(
    { name: texts.holds.lift, subject: hold.legalHoldId },
    undefined,
  );
  const { start, running, problem } = useChange({
    send: (commandKey, body: { reason: string }) =>
      request<LegalHoldRow>(`legal-holds/${hold.legalHoldId}/lifting`, { method: 'POST', commandKey, body }),
    outdates: ['recordings', 'legal-holds', 'retention'],
  });
  const { state, placedBy, placedAt, expiresAt, liftedBy, liftedAt, liftReason } = hold;
  return (
    <li>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px', alignItems: 'baseline' }}>
        <StateTag look={legalHoldLooks[state]} />
        <span>{hold.reason}</span>
        {state === 'active' && reason === undefined ? (
          <ActionButton action="holds.write" size="small" onClick={() => setReason('')}>
            {texts.holds.lift}
          </ActionButton>
        ) : null}
      </div>
      <div style={{ color: 'var(--rc-quiet)', fontSize: 13 }}>
        {texts.recording.by(placedBy, formatFull(placedAt))} ·{' '}
        {expiresAt === null ? texts.holds.open : `${texts.holds.until} ${formatFull(expiresAt)}`}
        {liftedBy && liftedAt
          ? ` · ${named(`${texts.holds.lifted} ${texts.recording.by(liftedBy, formatFull(liftedAt))}`, liftReason ?? '')}`
          : null}
      </div>
      <ProblemNotice problem={problem} />
      {draft.notice}
      {reason === undefined || state !== 'active' ? null : (
        <div style={{ display: 'flex', gap: 8, marginBlockStart: 4 }}>
          <LongText
            aria-label={texts.holds.liftReason}
            placeholder={texts.holds.liftReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            danger
            disabled={!isReason(reason)}
            loading={running}
            onClick={() => draft.sent(() => start({ reason: reason.trim() }))}
          >
            {texts.holds.lift}
          </Button>
          <Button onClick={draft.clear}>{cancel}</Button>
        </div>
      )}
    </li>
  );
}
