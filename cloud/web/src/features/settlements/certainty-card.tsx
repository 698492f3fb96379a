import type { Doubt, FindingDetailResponse } from '@rollcall/shared/http/findings';
import { settlementWords } from '@rollcall/shared/words/settlements';
import { Button, Form } from 'antd';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './certainty-card.module.css';

/** Whether it is certain that an activity wasn't recorded: each doubt, with what settles it. */
export function CertaintyCard({ finding }: { finding: FindingDetailResponse }) {
  const texts = useWords(settlementWords);
  const [{ settle }, change] = useUrlQuery(['settle']);
  const { doubts } = finding.detail;
  if (doubts === undefined) return null;
  const close = () => change({ settle: undefined });
  const looked = doubts.find(({ kind, recordingIds }) => kind === settle && recordingIds !== undefined);
  return (
    <Section title={texts.title}>
      <p>{doubts.length === 0 ? texts.certain : texts.open(doubts.length)}</p>
      <ul className={classes.doubts}>
        {doubts.map((doubt) => (
          <li key={doubt.kind}>
            <strong>{texts.doubts[doubt.kind].what}</strong>
            <Named doubt={doubt} />
            <span>{texts.doubts[doubt.kind].next}</span>
            <Settles finding={finding} doubt={doubt} onOpen={() => change({ settle: doubt.kind }, { push: true })} />
          </li>
        ))}
      </ul>
      {settle === 'unconfirmed' && doubts.some(({ kind }) => kind === settle) ? (
        <ConfirmDrawer findingId={finding.findingId} onClose={close} />
      ) : null}
      {looked?.recordingIds ? (
        <LookDrawer findingId={finding.findingId} recordingIds={looked.recordingIds} onClose={close} />
      ) : null}
    </Section>
  );
}

/** What a doubt names: recorders, or recordings to look at. */
function Named({ doubt: { recorderSerials = [], recordingIds = [] } }: { doubt: Doubt }) {
  const texts = useWords(settlementWords);
  if (recorderSerials.length > 0) return <span>{recorderSerials.join('  ')}</span>;
  if (recordingIds.length === 0) return null;
  return (
    <span className={classes.recordings}>
      {recordingIds.map((recordingId, index) => (
        <Link key={recordingId} to={paths.recording(recordingId)}>
          {texts.recording(index + 1)}
        </Link>
      ))}
    </span>
  );
}

/** The way to what settles a doubt, for who may. */
function Settles({ finding, doubt, onOpen }: { finding: FindingDetailResponse; doubt: Doubt; onOpen: () => void }) {
  const texts = useWords(settlementWords);
  const can = useCan();
  if (doubt.kind === 'card_unread')
    return can('custodies.read') ? <Link to={paths.devices()}>{texts.dock}</Link> : null;
  if (doubt.kind === 'no_place') {
    return finding.activityId !== null && can('activities.write') ? (
      <Link to={paths.activity(finding.activityId)}>{texts.correct}</Link>
    ) : null;
  }
  if (!can('findings.decide')) return null;
  if (doubt.kind === 'unconfirmed') return <Button onClick={onOpen}>{texts.confirm}</Button>;
  return doubt.recordingIds === undefined ? null : <Button onClick={onOpen}>{texts.look}</Button>;
}

function ConfirmDrawer({ findingId, onClose }: { findingId: string; onClose: () => void }) {
  const texts = useWords(settlementWords);
  const saved = useCall('POST findings/:findingId/activity-confirmation', { onDone: onClose });
  return (
    <SettleDrawer
      title={texts.confirm}
      hint={texts.confirmHint}
      saved={saved}
      onSave={(reason) => saved.start({ params: { findingId }, body: { reason } })}
      onClose={onClose}
    />
  );
}

interface Looked {
  findingId: string;
  recordingIds: string[];
  onClose: () => void;
}

function LookDrawer({ findingId, recordingIds, onClose }: Looked) {
  const texts = useWords(settlementWords);
  const saved = useCall('POST findings/:findingId/footage-looks', { onDone: onClose });
  return (
    <SettleDrawer
      title={texts.look}
      hint={texts.lookHint(recordingIds.length)}
      saved={saved}
      onSave={(reason) => saved.start({ params: { findingId }, body: { recordingIds, reason } })}
      onClose={onClose}
    />
  );
}

interface Settling {
  title: string;
  hint: string;
  saved: { running: boolean; problem: Error | null };
  onSave: (reason: string) => void;
  onClose: () => void;
}

function SettleDrawer({ title, hint, saved, onSave, onClose }: Settling) {
  const texts = useWords(settlementWords);
  const rules = useRules();
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <EntryDrawer<{ reason: string }>
      title={title}
      action="findings.decide"
      form={form}
      initial={{}}
      problem={saved.problem}
      saving={saved.running}
      saveText={texts.save}
      onSave={({ reason }) => onSave(reason.trim())}
      onClose={onClose}
    >
      <p>{hint}</p>
      <Form.Item name="reason" label={texts.howKnown} rules={[{ required: true, message: texts.sayHow }, rules.reason]}>
        <LongText rows={4} />
      </Form.Item>
    </EntryDrawer>
  );
}
