import { commonWords } from '@rollcall/shared/words/common';
import { fieldInspectionWords, inspectedFaults } from '@rollcall/shared/words/field-inspections';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useIsInterrupted } from '../../session/session-context.ts';
import classes from './inspections.module.css';
import { dropForm, type KeptForm } from './kept-forms.ts';
import { NewInspectionDrawer } from './new-inspection-drawer.tsx';
import { useKept, useSendKept } from './use-kept.ts';

/** The forms on this device that HQ hasn't taken yet. */
export function UnsentForms() {
  const texts = useWords(fieldInspectionWords);
  const { language } = useLanguage();
  const common = useWords(commonWords);
  const forms = useKept();
  const isInterrupted = useIsInterrupted();
  const { mutate, isPending } = useSendKept();
  const [changing, setChanging] = useState<KeptForm>();
  return (
    <>
      {forms.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={texts.unsent(forms.length)}
          className={classes.unsent ?? ''}
          description={
            <>
              <p>{isInterrupted ? texts.signInFirst : texts.unsentHint}</p>
              <ul className={classes.kept}>
                {forms.map((form) => (
                  <li key={form.formKey}>
                    <span>
                      {formatDayTime(form.inspectedAt, language)} · {form.sought} · {form.place}
                      {inspectedFaults(form.items, language) === ''
                        ? ''
                        : ` · ${inspectedFaults(form.items, language)}`}
                    </span>
                    {form.refused === null ? null : (
                      <>
                        <strong>{texts.refusedForm}</strong>
                        <span>
                          {form.refused.title} {form.refused.nextStep}
                        </span>
                      </>
                    )}
                    <span className={classes.acts}>
                      <Button size="small" onClick={() => setChanging(form)}>
                        {texts.edit}
                      </Button>
                      <Popconfirm
                        title={texts.dropSure}
                        okText={texts.drop}
                        cancelText={common.cancel}
                        onConfirm={() => dropForm(form.formKey)}
                      >
                        <Button size="small" danger>
                          {texts.drop}
                        </Button>
                      </Popconfirm>
                    </span>
                  </li>
                ))}
              </ul>
              <Button loading={isPending} disabled={forms.every(({ refused }) => refused)} onClick={() => mutate()}>
                {texts.sendNow}
              </Button>
            </>
          }
        />
      )}
      {changing ? (
        <NewInspectionDrawer key={changing.formKey} kept={changing} onClose={() => setChanging(undefined)} />
      ) : null}
    </>
  );
}
