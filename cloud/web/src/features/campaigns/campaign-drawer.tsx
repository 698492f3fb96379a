import type { NewCampaign } from '@rollcall/shared/resources/campaigns';
import { campaignWords } from '@rollcall/shared/words/campaigns';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';

/** Adds a campaign (without `campaignId`), or changes one. */
export function CampaignDrawer({ campaignId, onClose }: { campaignId: string | undefined; onClose: () => void }) {
  const texts = useWords(campaignWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<NewCampaign>();
  const { answer } = useRead('GET campaigns', {});
  const adding = useCall('POST campaigns', { onDone: onClose });
  const changing = useCall('PATCH campaigns/:campaignId', { onDone: onClose });
  const row = answer?.rows.find((known) => known.campaignId === campaignId);
  if (campaignId !== undefined && row === undefined) return null;
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<NewCampaign>
      title={row ? texts.edit : texts.add}
      action="campaigns.write"
      form={form}
      initial={row ?? { endsOn: null }}
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={({ name, campaignType, startsOn, endsOn }) => {
        const body = { name: name.trim(), campaignType, startsOn, endsOn: endsOn ?? null };
        if (campaignId === undefined) adding.start({ body });
        else changing.start({ params: { campaignId }, body });
      }}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={texts.name}
        extra={texts.nameHint}
        rules={[{ ...required, whitespace: true }, rules.upTo(60)]}
      >
        <ShortText most={60} autoFocus={!row} />
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
