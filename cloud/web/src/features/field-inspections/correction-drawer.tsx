import type { FieldInspectionDetail } from '@rollcall/shared/resources/field-inspections';
import { fieldInspectionWords } from '@rollcall/shared/words/field-inspections';
import { Button, Checkbox, Drawer } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { newCommandKey } from '../../api/command-key.ts';
import { useChange } from '../../api/use-change.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useSentFiles } from '../../form/use-sent-files.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { type Draft, draftOf, itemsOf, lacks } from './form-values.ts';
import { InspectionFields } from './inspection-fields.tsx';
import classes from './inspections.module.css';

interface Props {
  shown: FieldInspectionDetail;
  onClose: () => void;
  onDone: (inspectionId: string) => void;
}

/** Records an inspection anew, of the same moment. */
export function CorrectionDrawer({ shown, onClose, onDone }: Props) {
  const texts = useWords(fieldInspectionWords);
  const { inspectionId, inspectedAt } = shown;
  const [formKey] = useState(newCommandKey);
  const [photo, setPhoto] = useState<File>();
  const [keepPhoto, setKeepPhoto] = useState(true);
  const [{ draft, reason }, change, kept] = useDraftState<{ draft: Draft; reason: string }>(
    { name: texts.correct, subject: inspectionId, hasFile: photo !== undefined },
    { draft: draftOf({ ...shown, sought: shown.badgeNo, time: '' }), reason: '' },
  );
  const withFiles = useSentFiles();
  const { start, running, problem } = useChange({
    send: (commandKey) =>
      withFiles(photo === undefined ? [] : [photo], ([attachmentId]) =>
        call(
          'POST field-inspections/:inspectionId/correction',
          {
            params: { inspectionId },
            body: {
              ...{
                formKey,
                sought: draft.sought.trim(),
                place: draft.place.trim(),
                inspectedAt,
                items: itemsOf(draft),
              },
              ...{ note: draft.note.trim(), reason: reason.trim(), keepPhoto },
              ...(attachmentId === undefined ? {} : { attachmentId }),
            },
          },
          commandKey,
        ),
      ),
    outdates: ['field-inspections'],
    onDone: (corrected) => onDone(corrected.inspectionId),
  });
  const close = () => {
    kept.forget();
    onClose();
  };
  const isWhole = lacks(draft) === undefined && isReason(reason);
  return (
    <Drawer open onClose={close} size={480} title={texts.correct}>
      <div className={classes.form}>
        <ProblemNotice problem={problem} />
        {kept.notice}
        <InspectionFields
          draft={draft}
          photo={photo}
          onChange={(next) => change((before) => ({ ...before, draft: next }))}
          onPhoto={setPhoto}
          withoutTime
        />
        {shown.hasPhoto && photo === undefined ? (
          <Checkbox checked={keepPhoto} onChange={({ target }) => setKeepPhoto(target.checked)}>
            {texts.keepPhoto}
          </Checkbox>
        ) : null}
        <LongText
          aria-label={texts.reason}
          placeholder={texts.reason}
          value={reason}
          onChange={({ target }) => change((before) => ({ ...before, reason: target.value }))}
        />
        <Button
          type="primary"
          className={classes.send}
          disabled={!isWhole}
          loading={running}
          onClick={() => kept.sent(() => start())}
        >
          {texts.correct}
        </Button>
      </div>
    </Drawer>
  );
}
