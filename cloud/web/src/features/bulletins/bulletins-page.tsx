import { localDateOf } from '@rollcall/shared/rules/local-date';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { bulletinColumns, bulletinWords } from '@rollcall/shared/words/bulletins';
import { Link, useNavigate } from 'react-router';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { bulletinLooks } from '../../state/bulletin-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './bulletins.module.css';
import { WaitingBulletins } from './waiting-bulletins.tsx';

const firstYear = 2026;

/** Every issue, newest period first; on top what is to be written or sealed. */
export function BulletinsPage() {
  const texts = useWords(bulletinPageWords);
  const words = useWords(bulletinWords);
  const { kinds, issueNo } = useWords(bulletinDocumentWords);
  const { language } = useLanguage();
  const can = useCan();
  const navigate = useNavigate();
  const [query, change] = useUrlQuery(['kind', 'state', 'year']);
  usePageTitle(words.title);
  const makes = can('bulletins.write') || can('bulletins.seal');
  const seesDrafts = useSession().role === 'auditor' || makes;
  const kindOptions = (['weekly', 'monthly'] as const).map((value) => ({ value, label: kinds[value] }));
  const states = optionsOf(bulletinLooks, language);
  const thisYear = Number(localDateOf(Date.now()).slice(0, 4));
  const years = Array.from({ length: Math.max(1, thisYear - firstYear + 1) }, (_, index) => String(thisYear - index));
  const known = <Value extends string>(options: readonly { value: Value }[], value: string | undefined) =>
    options.find((option) => option.value === value)?.value;
  const kind = known(kindOptions, query.kind);
  const state = known(states, query.state);
  const year = /^20\d\d$/.test(query.year ?? '') ? query.year : undefined;
  const columns = seesDrafts ? bulletinColumns : bulletinColumns.filter(({ key }) => key !== 'state');
  return (
    <>
      <div className={page.head}>
        <h1>{words.title}</h1>
      </div>
      <p className={page.intro}>{texts.intro}</p>
      {makes ? <WaitingBulletins /> : null}
      <ListTable
        list="bulletins"
        columns={columns}
        cells={{
          kind: ({ bulletinId, kind: one }) => <Link to={paths.bulletin(bulletinId)}>{kinds[one]}</Link>,
          number: ({ year: of, number }) =>
            of === null || number === null ? '' : <NoWrap>{issueNo({ year: of, number })}</NoWrap>,
          state: (row) => <StateTag look={bulletinLooks[row.state]} />,
          cutOff: ({ cutOff, late }) => <CutOff at={cutOff} late={late ? texts.lateMark : undefined} />,
        }}
        query={{ kind, state, year }}
        idOf={({ bulletinId }) => bulletinId}
        name={words.title}
        onOpen={({ bulletinId }) => navigate(paths.bulletin(bulletinId))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter
              label={words.kind}
              value={kind}
              options={kindOptions}
              onChange={(chosen) => change({ kind: chosen })}
            />
            {seesDrafts ? (
              <ChoiceFilter
                label={words.state}
                value={state}
                options={states}
                onChange={(chosen) => change({ state: chosen })}
              />
            ) : null}
            <ChoiceFilter
              label={texts.year}
              value={year}
              options={years.map((value) => ({ value, label: value }))}
              onChange={(chosen) => change({ year: chosen })}
              width={100}
            />
          </>
        }
      />
    </>
  );
}

function CutOff({ at, late }: { at: string; late: string | undefined }) {
  const { language } = useLanguage();
  return (
    <>
      <NoWrap>{formatDayTime(at, language)}</NoWrap>
      {late === undefined ? null : <div className={classes.late}>{late}</div>}
    </>
  );
}
