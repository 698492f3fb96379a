import type { AttendanceRow, TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useWholeList } from '../../api/use-whole-list.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { attendanceLooks } from '../../state/session-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import classes from './session-view.module.css';
import { useSessionCall } from './use-session-call.ts';

/** Who is there by a list: everybody who must attend, to be ticked. Whoever signed in is there without. */
export function ListDrawer({ shown, onClose }: { shown: TrainingSessionDetail; onClose: () => void }) {
  const { sessionId } = shown;
  const { rows, problem } = useWholeList<AttendanceRow>('training-attendance', { sessionId }, 200);
  return <ListForm shown={shown} rows={rows} problem={problem} onClose={onClose} />;
}

interface Props {
  shown: TrainingSessionDetail;
  rows: readonly AttendanceRow[] | undefined;
  problem: Error | null;
  onClose: () => void;
}

function ListForm({ shown: { sessionId, version }, rows, problem, onClose }: Props) {
  const texts = useWords(trainingSessionWords);
  const [form] = Form.useForm<{ typed?: string }>();
  const [changed, setChanged, draft] = useDraftState<string[] | undefined>(
    { name: 'ticked', subject: sessionId },
    undefined,
  );
  const [typed, setTyped] = useState('');
  const listing = useSessionCall('PUT training-sessions/:sessionId/list', { onDone: onClose });
  const open = (rows ?? []).filter(({ state }) => state !== 'present');
  const ticked = new Set(
    changed ?? open.filter(({ state }) => state === 'listed' || state === 'denied').map((row) => row.badgeNo),
  );
  const isShown = ({ badgeNo, officerName }: AttendanceRow) => badgeNo.includes(typed) || officerName.includes(typed);
  const names = (rows ?? []).filter(isShown);
  const tick = (badgeNos: readonly string[], on: boolean) => {
    const next = new Set(ticked);
    for (const badgeNo of badgeNos) on ? next.add(badgeNo) : next.delete(badgeNo);
    setChanged([...next]);
  };
  return (
    <EntryDrawer<{ typed?: string }>
      title={texts.enterList}
      action="training.plan"
      form={form}
      initial={{}}
      problem={listing.problem ?? problem}
      saving={listing.running}
      onSave={() =>
        draft.sent(() => listing.start({ params: { sessionId }, body: { version, badgeNos: [...ticked] } }))
      }
      onClose={() => {
        draft.forget();
        onClose();
      }}
    >
      {draft.notice}
      <p>{texts.listHint}</p>
      {rows === undefined ? (
        <SkeletonRows columns={1} rows={8} />
      ) : (
        <>
          <Input
            allowClear
            aria-label={texts.findOfficer}
            placeholder={texts.findOfficer}
            value={typed}
            onChange={(event) => setTyped(event.target.value.trim())}
          />
          <div className={classes.buttons} style={{ alignItems: 'center', marginBlockStart: 8 }}>
            <Button
              size="small"
              onClick={() =>
                tick(
                  open.filter(isShown).map(({ badgeNo }) => badgeNo),
                  true,
                )
              }
            >
              {texts.tickAll}
            </Button>
            <span>{texts.ticked(ticked.size)}</span>
          </div>
          <div className={classes.names}>
            {names.map(({ badgeNo, officerName: name, state }) => (
              <Checkbox
                key={badgeNo}
                checked={state === 'present' || ticked.has(badgeNo)}
                disabled={state === 'present'}
                onChange={(event) => tick([badgeNo], event.target.checked)}
              >
                {formatPerson({ badgeNo, name })} <StateTag look={attendanceLooks[state]} />
              </Checkbox>
            ))}
          </div>
        </>
      )}
    </EntryDrawer>
  );
}
