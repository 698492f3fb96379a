import type { FindingRow } from '@rollcall/shared/http/findings';
import { commonCauseWords } from '@rollcall/shared/words/common-causes';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { RefusedFindings, refusedIn } from './refused-findings.tsx';

interface Props {
  findings: readonly FindingRow[];
  /** What is likely. */
  causeId: string | undefined;
  onLeaveOut: (findingIds: ReadonlySet<string>) => void;
  onDone: () => void;
  onClose: () => void;
}

/** Puts findings under a common cause that was recorded before. */
export function AttachDrawer({ findings, causeId, onLeaveOut, onDone, onClose }: Props) {
  const { language } = useLanguage();
  const texts = useWords(commonCauseWords);
  const { required } = useWords(registryWords);
  const [form] = Form.useForm<{ causeId: string }>();
  const causes = useRead('GET common-causes', { query: { limit: 200 } }).answer?.rows ?? [];
  const { start, running, problem, reset } = useChange({
    send: (commandKey, chosen: string) =>
      call(
        'POST common-causes/:causeId/findings',
        { params: { causeId: chosen }, body: { findingIds: findings.map(({ findingId }) => findingId) } },
        commandKey,
      ),
    outdates: ['common-causes', 'findings'],
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const refused = refusedIn(problem);
  return (
    <EntryDrawer<{ causeId: string }>
      title={texts.attachTitle(findings.length)}
      subject={findings.map(({ findingId }) => findingId).join()}
      action="common_causes.write"
      form={form}
      initial={causeId === undefined ? {} : { causeId }}
      problem={refused === undefined ? problem : null}
      saving={running}
      saveText={texts.attach}
      onSave={(entered) => start(entered.causeId)}
      onClose={onClose}
    >
      {refused === undefined ? null : (
        <RefusedFindings
          title={texts.attachRefused(refused.length)}
          refused={refused}
          findings={findings}
          onLeaveOut={(findingIds) => {
            reset();
            if (findingIds.size === findings.length) onClose();
            onLeaveOut(findingIds);
          }}
        />
      )}
      <p>{texts.attachHint}</p>
      <Form.Item name="causeId" label={texts.one} rules={[{ required: true, message: required }]}>
        <NamedSelect
          label={texts.one}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={texts.empty}
          options={causes.map(({ causeId: value, title, startsAt }) => ({
            value,
            label: `${title} · ${formatDayTime(startsAt, language)}`,
          }))}
        />
      </Form.Item>
    </EntryDrawer>
  );
}
