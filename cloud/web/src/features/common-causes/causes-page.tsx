import { commonCauseColumns, commonCauseWords } from '@rollcall/shared/words/common-causes';
import { Link, useNavigate } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { CauseDrawer } from './cause-drawer.tsx';

/** What several findings came from; a row opens its page. */
export function CausesPage() {
  const texts = useWords(commonCauseWords);
  const navigate = useNavigate();
  const entry = useEntry();
  const [{ kind, unitCode }, change] = useUrlQuery(['kind', 'unitCode']);
  const own = useSession().role === 'officer';
  const kinds = Object.entries(texts.kinds).map(([value, label]) => ({ value, label }));
  usePageTitle(texts.pageTitle);
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{texts.pageTitle}</h1>
      <p style={{ marginBlock: '0 10px' }}>{texts.hint}</p>
      <ListTable
        list="common-causes"
        columns={commonCauseColumns}
        cells={{
          title: ({ causeId, title, recommended }) => (
            <>
              <Link to={paths.commonCause(causeId)}>{title}</Link>
              {recommended ? ` · ${texts.recommended}` : null}
            </>
          ),
          unitName: ({ unitName }) => unitName ?? texts.brigade,
        }}
        query={{ kind: kinds.find(({ value }) => value === kind)?.value, unitCode }}
        idOf={({ causeId }) => causeId}
        name={texts.pageTitle}
        onOpen={({ causeId }) => navigate(paths.commonCause(causeId))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter label={texts.kind} value={kind} options={kinds} onChange={(one) => change({ kind: one })} />
            {own ? null : <UnitSelect value={unitCode} onChange={(one) => change({ unitCode: one })} />}
          </>
        }
        buttons={<ListButtons action="common_causes.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding ? (
        <CauseDrawer onSaved={({ causeId }) => navigate(paths.commonCause(causeId))} onClose={entry.close} />
      ) : null}
    </>
  );
}
