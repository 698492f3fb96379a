import type { ActivitiesSaved, ActivityRow } from '@rollcall/shared/http/activities';
import { activityKindNames, activityWords } from '@rollcall/shared/words/activities';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { OfficersField } from '../../form/officers-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { activityOutdates } from './activity-outdates.ts';
import { type ActivityValues, toActivityChange, toNewActivity, valuesOf } from './activity-values.ts';
import { optionsOfNames } from './options-of-names.ts';

/** Enters an activity, or corrects the given one. */
export function ActivityDrawer({ activity, onClose }: { activity?: ActivityRow; onClose: () => void }) {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  const common = useWords(registryWords);
  const navigate = useNavigate();
  const rules = useRules();
  const [form] = Form.useForm<ActivityValues>();
  const campaigns = useRead('GET campaigns', {}).answer?.rows ?? [];
  const { start, running, problem } = useChange({
    send: async (commandKey, values: ActivityValues): Promise<string | undefined> => {
      if (activity) {
        await request(`activities/${activity.activityId}`, {
          method: 'PATCH',
          commandKey,
          body: toActivityChange(values),
        });
        return undefined;
      }
      const saved = await request<ActivitiesSaved>('activities', {
        method: 'POST',
        commandKey,
        body: toNewActivity(values),
      });
      return saved.activities[0]?.activityId;
    },
    outdates: activityOutdates,
    onDone: (added) => (added === undefined ? onClose() : void navigate(paths.activity(added))),
  });
  const required = { required: true, message: common.required };
  return (
    <EntryDrawer<ActivityValues>
      title={activity ? texts.edit : texts.add}
      action="activities.write"
      form={form}
      initial={activity ? valuesOf(activity) : {}}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item name="kind" label={texts.kind} rules={[required]}>
        <NamedSelect
          label={texts.kind}
          showSearch={{ optionFilterProp: 'label' }}
          options={optionsOfNames(activityKindNames, language)}
        />
      </Form.Item>
      <Form.Item name="badgeNos" label={texts.officers} extra={texts.officersHint} rules={[required]}>
        <OfficersField label={texts.officers} />
      </Form.Item>
      <TimeField name="startsAt" label={texts.startsAt} required />
      <TimeField name="endsAt" label={texts.endsAt} extra={texts.endsHint} after="startsAt" />
      <Form.Item name="place" label={texts.place} rules={[rules.upTo(200)]}>
        <ShortText most={200} />
      </Form.Item>
      <Form.Item name="plateNo" label={texts.plate} rules={[rules.upTo(20)]}>
        <ShortText most={20} />
      </Form.Item>
      <Form.Item name="ticketNo" label={texts.ticketNo} rules={[rules.upTo(100)]}>
        <ShortText most={100} />
      </Form.Item>
      <Form.Item name="caseNo" label={texts.caseNo} rules={[rules.upTo(100)]}>
        <ShortText most={100} />
      </Form.Item>
      <Form.Item name="campaign" label={texts.campaign}>
        <NamedSelect
          label={texts.campaign}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={campaigns.map(({ name }) => ({ value: name, label: name }))}
        />
      </Form.Item>
      {activity ? <ReasonField required hint={texts.reasonHint} /> : null}
    </EntryDrawer>
  );
}
