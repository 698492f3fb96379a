import type { RecusalRow } from '@rollcall/shared/resources/recusals';
import { adminWords } from '@rollcall/shared/words/admin';
import { recusalWords } from '@rollcall/shared/words/recusals';
import { Button, Drawer } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useSession } from '../../session/session-context.ts';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';

/** Whom it binds, who declared and who ended it; and that nobody here may end it, where that is so. */
export function RecusalDrawer({ recusal, onClose }: { recusal: RecusalRow; onClose: () => void }) {
  const { reason } = useWords(adminWords);
  const texts = useWords(recusalWords);
  const own = useSession().username === recusal.username;
  const { recusalId, badgeNo, officerName, endedBy, endedAt } = recusal;
  const facts = [
    { name: texts.account, value: recusal.name },
    { name: texts.officer, value: formatPerson({ badgeNo, name: officerName }) },
    { name: reason, value: recusal.reason },
    { name: texts.declared, value: `${recusal.declaredBy} · ${formatFull(recusal.declaredAt)}` },
    ...(endedAt === null
      ? []
      : [
          {
            name: texts.ended,
            value: (
              <TwoLines below={recusal.endReason ?? undefined}>{`${endedBy ?? ''} · ${formatFull(endedAt)}`}</TwoLines>
            ),
          },
        ]),
  ];
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={`${recusal.name} · ${formatPerson({ badgeNo, name: officerName })}`}
    >
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <FactList facts={facts} />
        {endedAt === null ? <OutsideOfRequest kind="recusal_end" requestId={recusalId} own={own} /> : null}
      </div>
    </Drawer>
  );
}

/** Ends it, with a reason. */
export function EndRecusal({ recusal: { recusalId } }: { recusal: RecusalRow }) {
  const all = useWords(adminWords);
  const texts = useWords(recusalWords);
  const [reason, setReason, draft] = useDraftState<string | undefined>(
    { name: texts.end, subject: recusalId },
    undefined,
  );
  const { start, running, problem } = useCall('DELETE recusals/:recusalId');
  if (reason === undefined) {
    return (
      <ActionButton action="recusals.write" size="small" onClick={() => setReason('')}>
        {texts.end}
      </ActionButton>
    );
  }
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <ProblemNotice problem={problem} />
      {draft.notice}
      <LongText
        aria-label={all.reason}
        placeholder={all.reason}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        size="small"
        danger
        disabled={!isReason(reason, 1)}
        loading={running}
        onClick={() => draft.sent(() => start({ params: { recusalId }, body: { reason: reason.trim() } }))}
      >
        {texts.end}
      </Button>
    </div>
  );
}
