import type { NewCampaign } from '@rollcall/shared/resources/campaigns';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { campaignColumns, campaignWords } from '@rollcall/shared/words/campaigns';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { formatDate } from '../../format/format-time.ts';
import { thisMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';

/** What for, apart from daily duty, officers are rostered; a row opens the entry. */
export function CampaignsPage() {
  const texts = useWords(campaignWords);
  const entry = useEntry();
  const { language } = useLanguage();
  usePageTitle(texts.title);
  return (
    <>
      <h1 style={{ marginBlockEnd: 10 }}>{texts.title}</h1>
      <ListTable
        list="campaigns"
        columns={campaignColumns}
        cells={{
          endsOn: ({ endsOn }) =>
            endsOn === null ? texts.open : <NoWrap>{formatDate(startOfLocalDate(endsOn), language)}</NoWrap>,
          shifts: ({ campaignId, startsOn, shifts }) => (
            <Link to={paths.roster({ month: latestMonth(startsOn), campaignId })}>{shifts}</Link>
          ),
        }}
        query={{}}
        idOf={({ campaignId }) => campaignId}
        name={texts.title}
        onOpen={({ campaignId }) => entry.open(campaignId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={
          <ListButtons action="campaigns.write" add={texts.add} onAdd={() => entry.open('new')} imports="campaigns" />
        }
      />
      {entry.entry === undefined ? null : (
        <CampaignDrawer key={entry.entry} campaignId={entry.adding ? undefined : entry.entry} onClose={entry.close} />
      )}
    </>
  );
}

/** Where the roster opens: now, or when a campaign to come begins. */
function latestMonth(startsOn: string): string {
  return [startsOn.slice(0, 7), thisMonth()].sort().at(-1) ?? thisMonth();
}

/** Adds a campaign (without `campaignId`), or changes one. */
function CampaignDrawer({ campaignId, onClose }: { campaignId: string | undefined; onClose: () => void }) {
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
