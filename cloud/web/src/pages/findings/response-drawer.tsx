import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { SwapFields, type SwapValues, swapSaid } from '../../features/finding-decisions/swap-fields.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FilesInput } from '../../form/files-input.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useSentFiles } from '../../form/use-sent-files.ts';
import { useWords } from '../../language/use-words.ts';

interface Props {
  act: 'answer' | 'appeal';
  findingId: string;
  /** It is about the reader's own shift, which may have been swapped. */
  ofOwnShift: boolean;
  onClose: () => void;
}

interface Values extends SwapValues {
  text: string;
  files?: File[];
}

/** Answers a finding, or appeals against it. */
export function ResponseDrawer({ act, findingId, ofOwnShift, onClose }: Props) {
  const texts = useWords(responseWords);
  const { files: filesLabel } = useWords(exemptionWords).form;
  const { required } = useWords(registryWords);
  const [form] = Form.useForm<Values>();
  const withFiles = useSentFiles();
  const { start, running, problem } = useChange({
    send: (commandKey, { text, files = [], ...swap }: Values) =>
      withFiles(files, (attachmentIds) =>
        request<FindingDetailResponse>(`findings/${findingId}/${act}s`, {
          method: 'POST',
          commandKey,
          body: {
            ...(act === 'answer' ? { text: text.trim() } : { reason: text.trim(), ...swapSaid(swap) }),
            attachmentIds,
          },
        }),
      ),
    outdates: ['findings'],
    onDone: onClose,
    done: 'sent',
  });
  return (
    <EntryDrawer<Values>
      title={texts[act]}
      action={act === 'answer' ? 'findings.answer' : 'findings.appeal'}
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      saveText={texts.send}
      onSave={start}
      onClose={onClose}
    >
      <p>{act === 'answer' ? texts.answerIntro : texts.appealIntro}</p>
      {act === 'appeal' && ofOwnShift ? <SwapFields findingId={findingId} /> : null}
      <Form.Item
        name="text"
        label={act === 'answer' ? texts.answerText : texts.appealText}
        rules={[
          { required: true, message: required },
          { min: 2, max: 2000, transform: (text?: string) => text?.trim(), message: texts.textRule },
        ]}
      >
        <LongText rows={6} most={2000} />
      </Form.Item>
      <Form.Item name="files" label={filesLabel}>
        <FilesInput />
      </Form.Item>
    </EntryDrawer>
  );
}
