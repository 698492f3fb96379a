import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import type { LeaveRow } from '@rollcall/shared/http/leave';
import type { UnitRow } from '@rollcall/shared/resources/units';
import { leaveWords } from '@rollcall/shared/words/leave';
import { useNavigate } from 'react-router';
import { useAnswer } from '../../../api/use-answer.ts';
import { UnitSelect } from '../../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../../filters/choice-filter.tsx';
import { OfficerFilter } from '../../../filters/officer-filter.tsx';
import { formatLeave } from '../../../format/format-leave.ts';
import { formatPerson } from '../../../format/format-person.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { usePageTitle } from '../../../navigation/use-page-title.ts';
import { NoWrap } from '../../../parts/no-wrap.tsx';
import { paths } from '../../../paths.ts';
import { ActionButton } from '../../../session/action-button.tsx';
import { ServerTable } from '../../../table/server-table.tsx';
import { useEntry } from '../../../url/use-entry.ts';
import { useUrlQuery } from '../../../url/use-url-query.ts';
import { LeaveDrawer } from './leave-drawer.tsx';
import { OpenLeave } from './open-leave.tsx';

/** Who is on leave and when: nothing has to be recorded meanwhile. A row opens the entry. */
export function LeavePage() {
  const texts = useWords(leaveWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const entry = useEntry();
  const [filters, change] = useUrlQuery(['unitCode', 'badgeNo', 'leaveKind']);
  usePageTitle(texts.title);
  const units = useAnswer<{ rows: UnitRow[] }>('units').answer?.rows ?? [];
  const unitName = (code: string) => units.find(({ unitCode }) => unitCode === code)?.name ?? code;
  return (
    <>
      <h1 style={{ marginBlockEnd: 10 }}>{texts.title}</h1>
      <ServerTable<LeaveRow>
        path="leave"
        exports="leave"
        query={filters}
        columns={[
          {
            key: 'officer',
            title: texts.officer,
            always: true,
            width: 180,
            cell: ({ badgeNo, officerName }) => <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>,
          },
          {
            key: 'unit',
            title: texts.unit,
            width: 160,
            cell: ({ unitCode }) => <NoWrap>{unitName(unitCode)}</NoWrap>,
          },
          { key: 'kind', title: texts.kind, width: 120, cell: ({ leaveKind }) => texts.kinds[leaveKind] },
          { key: 'time', title: texts.time, width: 240, cell: (row) => <NoWrap>{formatLeave(row, language)}</NoWrap> },
          { key: 'note', title: texts.note, width: 300, cell: ({ note }) => note },
        ]}
        rowKey={({ leaveId }) => leaveId}
        name={texts.title}
        onOpen={({ leaveId }) => entry.open(leaveId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <OfficerFilter value={filters.badgeNo} onChange={(badgeNo) => change({ badgeNo })} />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <ChoiceFilter
              label={texts.kind}
              value={filters.leaveKind}
              onChange={(leaveKind) => change({ leaveKind })}
              options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
            />
          </>
        }
        buttons={
          <>
            <ActionButton
              action="shifts.write"
              icon={<ImportOutlined />}
              onClick={() => void navigate(paths.imports('leave'))}
            >
              {texts.import}
            </ActionButton>
            <ActionButton
              action="shifts.write"
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => entry.open('new')}
            >
              {texts.add}
            </ActionButton>
          </>
        }
      />
      {entry.adding ? <LeaveDrawer onClose={entry.close} /> : null}
      {entry.entry !== undefined && !entry.adding ? (
        <OpenLeave key={entry.entry} leaveId={entry.entry} onClose={entry.close} />
      ) : null}
    </>
  );
}
