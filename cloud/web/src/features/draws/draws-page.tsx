import { drawColumns, drawWords } from '@rollcall/shared/words/draws';
import { Link, useNavigate } from 'react-router';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { drawLooks } from '../../state/draw-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';

/** Every draw of the chain; a row opens it. */
export function DrawsPage() {
  const { language } = useLanguage();
  const texts = useWords(drawWords);
  const navigate = useNavigate();
  const [{ state: asked }, change] = useUrlQuery(['state']);
  usePageTitle(texts.title);
  const states = optionsOf(drawLooks, language);
  const state = states.find(({ value }) => value === asked)?.value;
  return (
    <>
      <div className={page.head}>
        <h1>{texts.title}</h1>
        <Link to={paths.drawItems({ drawn: 'yes' })}>{texts.items}</Link>
        <Link to={paths.drawPlan()}>{texts.plan}</Link>
      </div>
      <p className={page.intro}>{texts.hint}</p>
      <ListTable
        list="draws"
        columns={drawColumns}
        cells={{
          draw: ({ draw }) => (
            <Link to={paths.draw(draw)}>
              <NoWrap>{texts.no(draw)}</NoWrap>
            </Link>
          ),
          state: (row) => <StateTag look={drawLooks[row.state]} />,
          population: ({ draw, population }) =>
            population === null ? '' : <Link to={paths.drawItems({ draw: String(draw) })}>{population}</Link>,
          sampled: ({ draw, sampled }) =>
            sampled === null ? '' : <Link to={paths.drawItems({ draw: String(draw), drawn: 'yes' })}>{sampled}</Link>,
          planVersion: ({ planVersion }) => (
            <Link to={paths.drawPlan({ entry: String(planVersion) })}>{planVersion}</Link>
          ),
        }}
        query={{ state }}
        idOf={({ draw }) => String(draw)}
        name={texts.title}
        onOpen={({ draw }) => navigate(paths.draw(draw))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <ChoiceFilter
            label={texts.state}
            value={state}
            options={states}
            onChange={(chosen) => change({ state: chosen })}
            width={200}
          />
        }
      />
    </>
  );
}
