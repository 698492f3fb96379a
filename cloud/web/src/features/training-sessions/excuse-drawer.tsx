import type { AttendanceRow, TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Button, Form } from 'antd';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { useSessionCall } from './use-session-call.ts';

interface Props {
  shown: TrainingSessionDetail;
  row: AttendanceRow;
  onClose: () => void;
}

/** Why somebody is absent. */
export function ExcuseDrawer({ shown: { sessionId, version }, row, onClose }: Props) {
  const texts = useWords(trainingSessionWords);
  const [form] = Form.useForm<{ reason: string }>();
  const { start, running, problem } = useSessionCall('PUT training-sessions/:sessionId/absences/:badgeNo', {
    onDone: onClose,
  });
  const { badgeNo, officerName: name, absenceReason } = row;
  const save = (reason: string | null) => start({ params: { sessionId, badgeNo }, body: { version, reason } });
  return (
    <EntryDrawer<{ reason: string }>
      title={`${texts.excuse} · ${formatPerson({ badgeNo, name })}`}
      action="training.plan"
      form={form}
      initial={absenceReason === null ? {} : { reason: absenceReason }}
      problem={problem}
      saving={running}
      onSave={({ reason }) => save(reason.trim())}
      onClose={onClose}
      below={
        absenceReason === null ? null : (
          <Button danger loading={running} onClick={() => save(null)}>
            {texts.takeExcuseBack}
          </Button>
        )
      }
    >
      <ReasonField required label={texts.absenceReason} />
    </EntryDrawer>
  );
}
