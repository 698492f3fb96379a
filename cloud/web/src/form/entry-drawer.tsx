import type { Action } from '@rollcall/shared/http/permissions';
import { commonWords } from '@rollcall/shared/words/common';
import { Button, Drawer, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { useCan } from '../session/use-can.ts';
import { useFormDraft } from './use-form-draft.ts';

interface Props<Values> {
  title: string;
  /** What it is about, where neither the title nor the address says so: what is typed about another one isn't mixed with it. */
  subject?: string | undefined;
  /** The form begins with what nobody else changes, such as the time of day. */
  isNew?: boolean;
  /** Who may save; others see the entry and the reason why they can't. */
  action: Action;
  /** Why this account can't save this entry although it may save others. */
  locked?: string | undefined;
  form: FormInstance<Values>;
  initial: Partial<Values>;
  problem: Error | null;
  saving: boolean;
  /** What the button says instead of "save". */
  saveText?: string;
  /** The button only tries out what was typed, which HQ doesn't keep. */
  triesOnly?: boolean;
  onSave: (values: Values) => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
  /** Below the form, such as history. */
  below?: ReactNode;
}

/** Adds or changes one entry of a list. What HQ refused stands above the fields, which stay as they were typed. */
export function EntryDrawer<Values extends object>(props: Props<Values>) {
  const common = useWords(commonWords);
  const allowed = useCan()(props.action);
  const may = allowed && props.locked === undefined;
  const id = useId();
  // A double click submits twice before `saving` is known here.
  const sending = useRef(false);
  useEffect(() => {
    if (!props.saving) sending.current = false;
  }, [props.saving]);
  const { title: name, subject, form, initial, isNew } = props;
  const draft = useFormDraft({ name, subject, form, initial, isNew });
  // What HQ refused stands on top, which may be out of sight.
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.problem) notice.current?.scrollIntoView({ block: 'nearest' });
  }, [props.problem]);
  const [modal, question] = Modal.useModal();
  const close = () => {
    if (!form.isFieldsTouched() && !draft.isBack) return props.onClose();
    void modal.confirm({
      title: common.discard,
      okText: common.discardNow,
      cancelText: common.goOn,
      onOk: () => {
        draft.forget();
        props.onClose();
      },
    });
  };
  return (
    <Drawer
      open
      onClose={close}
      size={480}
      title={name}
      footer={
        <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end', alignItems: 'center' }}>
          {may ? null : <span style={{ marginInlineEnd: 'auto' }}>{allowed ? props.locked : common.notAllowed}</span>}
          <Button onClick={close} style={{ flex: 'none' }}>
            {common.cancel}
          </Button>
          <Button
            type="primary"
            disabled={!may}
            loading={props.saving}
            htmlType="submit"
            form={id}
            style={{ flex: 'none' }}
          >
            {props.saveText ?? common.save}
          </Button>
        </div>
      }
    >
      {question}
      <div ref={notice}>
        <ProblemNotice problem={props.problem} />
      </div>
      <Form<Values>
        // Without a field that takes the focus a long entry could be read with a mouse only.
        tabIndex={may ? undefined : 0}
        id={id}
        form={form}
        layout="vertical"
        disabled={!may}
        initialValues={initial}
        onValuesChange={draft.changed}
        onFinish={(values) => {
          if (sending.current) return;
          sending.current = true;
          if (props.triesOnly) return props.onSave(values);
          draft.sent(() => props.onSave(values));
        }}
        requiredMark="optional"
        scrollToFirstError={{ block: 'center', focus: true }}
        style={{ marginBlockStart: props.problem ? 12 : 0 }}
      >
        {draft.notice}
        {props.children}
      </Form>
      {props.below}
    </Drawer>
  );
}
