import { trainingSessionColumns, trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Link, useNavigate } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { TrainingNav } from '../../navigation/training-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { optionsOf } from '../../state/options-of.ts';
import { sessionLooks } from '../../state/session-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';

const SessionDrawer = later({ load: async () => (await import('./session-drawer.tsx')).SessionDrawer });

/** Every session, latest first; a row opens it. */
export function SessionsPage() {
  const texts = useWords(trainingSessionWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const entry = useEntry();
  const can = useCan();
  const [{ state, ...filters }, change] = useUrlQuery(['state', 'unitCode', 'packId', 'from', 'to']);
  usePageTitle(texts.sessions);
  const states = optionsOf(sessionLooks, language);
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{texts.sessions}</h1>
      <TrainingNav />
      <p className={page.intro}>{texts.intro}</p>
      <ListTable
        list="training-sessions"
        columns={trainingSessionColumns}
        cells={{
          topic: ({ sessionId, topic, makesUpFor }) => (
            <Link to={paths.trainingSession(sessionId)}>{makesUpFor === null ? topic : texts.makeUpOf(topic)}</Link>
          ),
          state: (row) => <StateTag look={sessionLooks[row.state]} />,
          unitName: ({ unitName }) => unitName ?? texts.wholeBrigade,
        }}
        query={{ ...filters, state }}
        idOf={({ sessionId }) => sessionId}
        name={texts.sessions}
        onOpen={({ sessionId }) => navigate(paths.trainingSession(sessionId))}
        empty={{ title: texts.empty, hint: can('training.plan') ? texts.emptyHint : '' }}
        filters={
          <>
            <ChoiceFilter
              label={texts.state}
              value={states.find(({ value }) => value === state)?.value}
              options={states}
              onChange={(chosen) => change({ state: chosen })}
            />
            <UnitSelect value={filters.unitCode} onChange={(unitCode) => change({ unitCode })} />
            <DateRangeFilter label={texts.time} from={filters.from} to={filters.to} onChange={change} />
          </>
        }
        buttons={<ListButtons action="training.plan" add={texts.plan} onAdd={() => entry.open('new')} />}
      />
      {entry.adding ? <SessionDrawer onClose={entry.close} /> : null}
    </>
  );
}
