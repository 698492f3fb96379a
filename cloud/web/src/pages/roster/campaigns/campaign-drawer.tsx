import type { CampaignRow, NewCampaign } from '@rollcall/shared/http/campaigns';
import { campaignWords } from '@rollcall/shared/words/campaigns';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input } from 'antd';
import { request } from '../../../api/request.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useChange } from '../../../api/use-change.ts';
import { NamedSelect } from '../../../controls/named-select.tsx';
import { DateField } from '../../../form/date-field.tsx';
import { EntryDrawer } from '../../../form/entry-drawer.tsx';
import { useWords } from '../../../language/use-words.ts';
import { rosterOutdates } from '../roster-outdates.ts';

/** Adds a campaign (without `campaignId`), or changes one. */
export function CampaignDrawer({ campaignId, onClose }: { campaignId: string | undefined; onClose: () => void }) {
  const texts = useWords(campaignWords);
  const { required: needed } = useWords(registryWords);
  const [form] = Form.useForm<NewCampaign>();
  const { answer } = useAnswer<{ rows: CampaignRow[] }>('campaigns');
  const { start, running, problem } = useChange({
    send: (body: NewCampaign) =>
      campaignId === undefined
        ? request<unknown>('campaigns', { method: 'POST', body })
        : request<unknown>(`campaigns/${campaignId}`, { method: 'PATCH', body }),
    outdates: rosterOutdates,
    onDone: onClose,
  });
  const row = answer?.rows.find((known) => known.campaignId === campaignId);
  if (campaignId !== undefined && row === undefined) return null;
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<NewCampaign>
      title={row ? texts.edit : texts.add}
      action="campaigns.write"
      form={form}
      initial={row ?? { endsOn: null }}
      problem={problem}
      saving={running}
      onSave={({ name, campaignType, startsOn, endsOn }) =>
        start({ name: name.trim(), campaignType, startsOn, endsOn: endsOn ?? null })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={texts.name} extra={texts.nameHint} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={60} autoFocus={!row} />
      </Form.Item>
      <Form.Item name="campaignType" label={texts.type} rules={[required]}>
        <NamedSelect
          label={texts.type}
          options={Object.entries(texts.types).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <DateField name="startsOn" label={texts.startsOn} required />
      <DateField name="endsOn" label={texts.endsOn} extra={texts.endsHint} />
    </EntryDrawer>
  );
}
