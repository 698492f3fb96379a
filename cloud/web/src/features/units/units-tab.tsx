import { unitFields } from '@rollcall/shared/fields/units';
import type { NewUnit, UnitDetail } from '@rollcall/shared/resources/units';
import { historyWords } from '@rollcall/shared/words/history';
import { leadershipWords } from '@rollcall/shared/words/leaderships';
import { registryWords } from '@rollcall/shared/words/registry';
import { unitColumns } from '@rollcall/shared/words/units';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { RetiredChoice } from '../../controls/retired-choice.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField, filledIn } from '../../form/form-field.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useSession } from '../../session/session-context.ts';
import { sessionKey } from '../../session/session-key.ts';
import { RetiredMark } from '../../state/retired-mark.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';

const inUse = { retired: 'false' };

/** The brigade, its squads and sections; a row opens the entry. */
export function UnitsTab() {
  const all = useWords(registryWords);
  const { showAll } = useWords(leadershipWords);
  const [{ shown }, change] = useUrlQuery(['shown']);
  const entry = useEntry();
  const { answer } = useRead('GET units', { query: {} });
  const names = new Map(answer?.rows.map(({ unitCode, name }) => [unitCode, name]));
  const ofUnit = (tab: 'officers' | 'recorders', unitCode: string) =>
    `${paths.registry(tab)}?unitCode=${encodeURIComponent(unitCode)}`;
  return (
    <>
      <ListTable
        list="units"
        columns={unitColumns}
        cells={{
          name: ({ name, retired }) => (
            <NoWrap>
              {name} {retired ? <RetiredMark what="unit" /> : null}
            </NoWrap>
          ),
          parent: ({ parentCode }) => (
            <NoWrap>{parentCode === null ? '' : (names.get(parentCode) ?? parentCode)}</NoWrap>
          ),
          officers: ({ officers, unitCode }) => <Link to={ofUnit('officers', unitCode)}>{officers}</Link>,
          recorders: ({ recorders, unitCode }) => <Link to={ofUnit('recorders', unitCode)}>{recorders}</Link>,
          leaders: ({ unitCode }) => <Link to={paths.leaderships({ of: 'units', unitCode })}>{showAll}</Link>,
        }}
        query={shown === 'all' ? {} : inUse}
        unfiltered={inUse}
        idOf={({ unitCode }) => unitCode}
        name={all.tabs.units}
        linkOf={({ unitCode }) => `${paths.registry('units')}?entry=${encodeURIComponent(unitCode)}`}
        empty={{ title: all.unit.empty, hint: all.unit.emptyHint }}
        filters={
          <RetiredChoice
            inUse={all.unit.inUse}
            withRetired={all.unit.withRetired}
            value={shown}
            onChange={(chosen) => change({ shown: chosen })}
          />
        }
        buttons={
          <ListButtons action="registry.write" add={all.unit.add} onAdd={() => entry.open('new')} imports="units" />
        }
      />
      {entry.entry === undefined ? null : (
        <UnitDrawer key={entry.entry} unitCode={entry.adding ? undefined : entry.entry} onClose={entry.close} />
      )}
    </>
  );
}

type Values = NewUnit & Pick<UnitDetail, 'retired' | 'deputyBadgeNo'>;

/** Who leads it now and why; whoever leads in the leader's place takes over here. */
function LeadsNow({ unit: { unitCode, leadsNow } }: { unit: UnitDetail }) {
  const texts = useWords(registryWords).unit;
  const client = useQueryClient();
  const { badgeNo, actingFor } = useSession();
  const { start, running, problem } = useCall('POST delegations/own', {
    // For whom one may act stands in the session.
    onDone: () => void client.invalidateQueries({ queryKey: sessionKey }),
  });
  if (leadsNow === null) return <p>{texts.nobodyLeads}</p>;
  const { why, standsInFor } = leadsNow;
  const inPlaceOf = standsInFor === null ? [] : [texts.inPlaceOf(standsInFor)];
  const takesOver = why !== 'leader' && why !== 'stand_in' && leadsNow.badgeNo === badgeNo && actingFor === null;
  return (
    <>
      <p>{[formatPerson(leadsNow), texts.why[why], ...inPlaceOf].join(' · ')}</p>
      <ProblemNotice problem={problem} />
      {takesOver ? (
        <>
          <p>{texts.takeOverHint}</p>
          <Button type="primary" loading={running} onClick={() => start({ body: { unitCode } })}>
            {texts.takeOver}
          </Button>
        </>
      ) : null}
    </>
  );
}

/** Adds a unit (without `unitCode`), or changes one: retires it, takes it back. */
function UnitDrawer({ unitCode, onClose }: { unitCode: string | undefined; onClose: () => void }) {
  const texts = useWords(registryWords).unit;
  const { history } = useWords(historyWords);
  const [form] = Form.useForm<Values>();
  const { answer: unit } = useRead(
    'GET units/:unitCode',
    { params: { unitCode: unitCode ?? '' } },
    { enabled: unitCode !== undefined },
  );
  const adding = useCall('POST units', { onDone: onClose });
  const changing = useCall('PATCH units/:unitCode', { onDone: onClose });
  if (unitCode !== undefined && unit === undefined) return null;
  return (
    <EntryDrawer<Values>
      title={unit ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={unit ?? { kind: 'squad' }}
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={(typed) => {
        const { unitCode: code, retired, deputyBadgeNo, ...values } = filledIn(unitFields, typed);
        if (unitCode === undefined) adding.start({ body: { unitCode: code, ...values } });
        else changing.start({ params: { unitCode }, body: { ...values, retired, deputyBadgeNo } });
      }}
      onClose={onClose}
      below={
        unit ? (
          <>
            <Section title={texts.leadsNow}>
              <LeadsNow unit={unit} />
            </Section>
            <Section title={history}>
              <HistoryList history={unit.history} omit={['unitCode']} />
            </Section>
          </>
        ) : undefined
      }
    >
      <FormField of={unitFields} name="unitCode" fixed={unit !== undefined} autoFocus={!unit} />
      <FormField of={unitFields} name="name" />
      <FormField of={unitFields} name="kind" />
      <FormField of={unitFields} name="parentCode" except={unitCode} />
      {unit ? <FormField of={unitFields} name="deputyBadgeNo" extra={texts.deputyHint} /> : null}
      {unit ? <FormField of={unitFields} name="retired" extra={texts.retireHint} /> : null}
    </EntryDrawer>
  );
}
