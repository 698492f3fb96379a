import { fieldInspectionWords } from '@rollcall/shared/words/field-inspections';
import { Alert, Button, Drawer } from 'antd';
import { useState } from 'react';
import { newCommandKey } from '../../api/command-key.ts';
import { tellDone } from '../../api/done-notices.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useSession } from '../../session/session-context.ts';
import { type Draft, draftOf, emptyDraft, faultCount, itemsOf, lacks } from './form-values.ts';
import { InspectionFields } from './inspection-fields.tsx';
import classes from './inspections.module.css';
import { type KeptForm, keepForm } from './kept-forms.ts';
import { momentToday } from './moment-today.ts';
import { useSendKept } from './use-kept.ts';

interface Props {
  /** A form that HQ refused, to be changed. */
  kept?: KeptForm;
  onClose: () => void;
}

/** Fills in a form. It is kept on the device first, and then sent: what doesn't get through waits there. */
export function NewInspectionDrawer({ kept, onClose }: Props) {
  const texts = useWords(fieldInspectionWords);
  const { username } = useSession();
  const [formKey] = useState(() => kept?.formKey ?? newCommandKey());
  const [photo, setPhoto] = useState<File | undefined>(kept?.photo ?? undefined);
  const [draft, setDraft, typed] = useDraftState<Draft>(
    { name: texts.add, subject: kept?.formKey, hasFile: photo !== undefined },
    kept ? draftOf({ ...kept, time: formatTime(kept.inspectedAt).slice(0, 5) }) : emptyDraft,
  );
  const [problem, setProblem] = useState<Error | null>(null);
  const [cannotKeep, setCannotKeep] = useState(false);
  const { mutateAsync, isPending } = useSendKept();
  const lacking = lacks(draft);
  const count = faultCount(draft);
  const submit = async () => {
    setProblem(null);
    const isSamePhoto = kept !== undefined && photo === (kept.photo ?? undefined);
    const form: KeptForm = {
      ...{ formKey, commandKey: newCommandKey(), account: username, refused: null },
      ...{ sought: draft.sought.trim(), place: draft.place.trim(), items: itemsOf(draft), note: draft.note.trim() },
      task: draft.task.trim(),
      inspectedAt: momentToday(draft.time, kept?.inspectedAt),
      photo: photo ?? null,
      ...(isSamePhoto
        ? { photoKey: kept.photoKey, attachmentId: kept.attachmentId }
        : { photoKey: newCommandKey(), attachmentId: null }),
    };
    try {
      await keepForm(form);
      typed.forget();
    } catch {
      setCannotKeep(true);
      return;
    }
    try {
      const own = (await mutateAsync()).find((one) => one.formKey === formKey);
      if (own?.outcome === 'refused') {
        setProblem(own.problem);
        return;
      }
      tellDone('sent');
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
    onClose();
  };
  const close = () => {
    typed.forget();
    onClose();
  };
  return (
    <Drawer open onClose={close} size={480} title={texts.add}>
      <div className={classes.form}>
        <ProblemNotice problem={problem} />
        {typed.notice}
        {cannotKeep ? <Alert type="error" showIcon title={texts.cannotKeep} /> : null}
        <InspectionFields draft={draft} photo={photo} onChange={setDraft} onPhoto={setPhoto} />
        {lacking === undefined ? null : (
          <p className={classes.quiet}>{lacking === 'notes' ? texts.notesNeeded : texts.allNeeded}</p>
        )}
        <Button
          type="primary"
          danger={count > 0}
          className={classes.send}
          disabled={lacking !== undefined}
          loading={isPending}
          onClick={() => void submit()}
        >
          {count > 0 ? texts.sendFaults(count) : texts.send}
        </Button>
      </div>
    </Drawer>
  );
}
