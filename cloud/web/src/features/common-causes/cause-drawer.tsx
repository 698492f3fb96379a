import type { CauseDetail, CauseKind, NewCause } from '@rollcall/shared/resources/common-causes';
import { commonCauseWords } from '@rollcall/shared/words/common-causes';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';

interface Props {
  /** What is changed; undefined: one is recorded. */
  cause?: CauseDetail;
  onSaved: (cause: CauseDetail) => void;
  onClose: () => void;
}

/** Records a common cause, or changes one. A squad leader does so for the own unit, as a recommendation. */
export function CauseDrawer({ cause, onSaved, onClose }: Props) {
  const texts = useWords(commonCauseWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const decides = useCan()('findings.decide');
  const { unitCode: ownUnit } = useSession();
  const [form] = Form.useForm<NewCause>();
  const recording = useCall('POST common-causes', { onDone: onSaved });
  const changing = useCall('PUT common-causes/:causeId', { onDone: onSaved });
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<NewCause>
      title={cause ? texts.edit : texts.add}
      action="common_causes.write"
      form={form}
      initial={cause ?? { endsAt: null, unitCode: decides ? null : ownUnit }}
      problem={recording.problem ?? changing.problem}
      saving={recording.running || changing.running}
      onSave={({ title, kind, text, startsAt, endsAt, unitCode }) => {
        const body = {
          ...{ title: title.trim(), kind, text: text.trim(), startsAt },
          ...{ endsAt: endsAt ?? null, unitCode: unitCode ?? null },
        };
        if (cause) changing.start({ params: { causeId: cause.causeId }, body });
        else recording.start({ body });
      }}
      onClose={onClose}
    >
      {decides ? null : <p>{texts.recommendedHint}</p>}
      <Form.Item
        name="title"
        label={texts.title}
        extra={texts.titleHint}
        rules={[{ ...required, whitespace: true }, rules.upTo(60)]}
      >
        <ShortText most={60} autoFocus={!cause} />
      </Form.Item>
      <Form.Item name="kind" label={texts.kind} rules={[required]}>
        <NamedSelect
          label={texts.kind}
          options={(Object.entries(texts.kinds) as [CauseKind, string][]).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <TimeField name="startsAt" label={texts.startsAt} required />
      <TimeField name="endsAt" label={texts.endsAt} extra={texts.endsHint} after="startsAt" />
      <UnitField name="unitCode" label={texts.unit} extra={decides ? texts.unitHint : ''} required={!decides} forPast />
      <Form.Item name="text" label={texts.text} rules={[{ ...required, whitespace: true }, rules.upTo(2000)]}>
        <LongText rows={5} most={2000} />
      </Form.Item>
    </EntryDrawer>
  );
}
