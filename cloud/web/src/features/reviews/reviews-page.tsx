import { reviewDimensionNames } from '@rollcall/shared/words/checklists';
import { reviewListWords } from '@rollcall/shared/words/review-page';
import { reviewColumns, reviewWords } from '@rollcall/shared/words/reviews';
import { Segmented } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { optionsOf } from '../../state/options-of.ts';
import { reviewOutcomeLooks, reviewStateLooks } from '../../state/review-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { isLocalDate } from '../../url/is-url-value.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { DrawLink } from './draw-link.tsx';
import { OfficerLink } from './officer-link.tsx';
import { useItemNames } from './use-item-names.ts';

const filterNames = [
  'state',
  'draw',
  'stratum',
  'targeted',
  'outcome',
  'dimension',
  'itemKey',
  'unitCode',
  'badgeNo',
  'from',
  'to',
] as const;

/** Reviews: one's own to do, or all; a row opens it. */
export function ReviewsPage() {
  const texts = useWords(reviewListWords);
  const words = useWords(reviewWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const can = useCan();
  const [{ view: asked, ...filters }, change] = useUrlQuery([...filterNames, 'view']);
  const draws = useRead('GET draws', { query: { limit: 200 } }).answer?.rows ?? [];
  const { items } = useItemNames();
  usePageTitle(words.title);
  const reviews = can('reviews.write') || can('reviews.verify');
  const views = [
    ...(reviews ? [{ value: 'to_do', label: texts.toDo }] : []),
    ...(can('reviews.write') ? [{ value: 'reviewed', label: texts.reviewed }] : []),
    { value: 'all', label: texts.all },
  ] as const;
  // Whoever comes by a number wants the reviews behind it, his own or not.
  const usual = reviews && Object.keys(filters).length === 0 ? 'to_do' : 'all';
  const view = views.find(({ value }) => value === asked)?.value ?? usual;
  const oneOf = <Value extends string>(options: readonly { value: Value }[], value: string | undefined) =>
    options.find((option) => option.value === value)?.value;
  const states = optionsOf(reviewStateLooks, language);
  const outcomes = optionsOf(reviewOutcomeLooks, language);
  const targeted = [
    { value: 'yes' as const, label: texts.targetedYes },
    { value: 'no' as const, label: texts.targetedNo },
  ];
  const dimensions = (['conduct', 'safety_protection', 'full_recording'] as const).map((value) => ({
    value,
    label: reviewDimensionNames[value][language],
  }));
  const { stratum, itemKey, unitCode, badgeNo, from, to } = filters;
  // Whoever types an address may err.
  const draw = filters.draw !== undefined && /^[1-9]\d{0,8}$/.test(filters.draw) ? filters.draw : undefined;
  const query = {
    draw,
    stratum,
    itemKey,
    unitCode,
    badgeNo,
    from: from !== undefined && isLocalDate(from) ? from : undefined,
    to: to !== undefined && isLocalDate(to) ? to : undefined,
    state: oneOf(states, filters.state),
    targeted: oneOf(targeted, filters.targeted),
    outcome: oneOf(outcomes, filters.outcome),
    dimension: oneOf(dimensions, filters.dimension),
  };
  const mine = view === 'all' ? undefined : view;
  return (
    <>
      <div className={page.head}>
        <h1>{words.title}</h1>
        <Link to={paths.reviewProgress()}>{texts.progress}</Link>
        {can('checks.read') ? <Link to={paths.checklist()}>{texts.checklist}</Link> : null}
      </div>
      <p className={page.intro}>{texts.hint}</p>
      <ListTable
        list="reviews"
        columns={reviewColumns}
        cells={{
          state: (row) => <StateTag look={reviewStateLooks[row.state]} />,
          draw: (row) => <DrawLink draw={row.draw} />,
          officer: (row) => <OfficerLink review={row} />,
          kind: ({ reviewId, kind }) => (
            <Link to={paths.review(reviewId)}>
              <NoWrap>{words.kinds[kind]}</NoWrap>
            </Link>
          ),
          outcome: ({ outcome }) => (outcome === null ? '' : <StateTag look={reviewOutcomeLooks[outcome]} />),
        }}
        query={{ mine, ...query }}
        unfiltered={{ mine }}
        idOf={({ reviewId }) => reviewId}
        name={words.title}
        onOpen={({ reviewId }) => navigate(paths.review(reviewId))}
        empty={{ title: view === 'to_do' ? texts.emptyToDo : texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            {views.length > 1 ? (
              <Segmented
                aria-label={texts.views}
                options={[...views]}
                value={view}
                onChange={(value) => change({ view: value })}
              />
            ) : null}
            <ChoiceFilter
              label={words.state}
              value={query.state}
              options={states}
              onChange={(state) => change({ state })}
            />
            <ChoiceFilter
              label={words.draw}
              value={draw}
              options={draws
                .filter(({ finishedAt }) => finishedAt !== null)
                .map((one) => ({ value: String(one.draw), label: String(one.draw) }))}
              onChange={(chosen) => change({ draw: chosen, stratum: undefined })}
              width={90}
            />
            <ChoiceFilter
              label={texts.targetedYes}
              value={query.targeted}
              options={targeted}
              onChange={(chosen) => change({ targeted: chosen })}
              width={145}
            />
            <ChoiceFilter
              label={words.outcome}
              value={query.outcome}
              options={outcomes}
              onChange={(outcome) => change({ outcome })}
            />
            <ChoiceFilter
              label={texts.dimension}
              value={query.dimension}
              options={dimensions}
              onChange={(dimension) => change({ dimension })}
            />
            <ChoiceFilter
              label={texts.item}
              value={itemKey}
              options={items}
              onChange={(chosen) => change({ itemKey: chosen })}
              width={150}
            />
            {can('registry.read') ? (
              <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
            ) : null}
            <OfficerFilter label={words.officer} value={badgeNo} onChange={(chosen) => change({ badgeNo: chosen })} />
            <DateRangeFilter label={texts.done} from={query.from} to={query.to} onChange={change} />
          </>
        }
      />
    </>
  );
}
