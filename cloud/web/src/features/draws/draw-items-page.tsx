import { localDateOf } from '@rollcall/shared/rules/local-date';
import { drawItemColumns, drawItemWords, drawWords, itemKindNames } from '@rollcall/shared/words/draws';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { useStratumName } from './use-stratum-name.ts';

/** What draws drew from, drawn items first; an officer's name opens the day. */
export function DrawItemsPage() {
  const texts = useWords(drawItemWords);
  const words = useWords(drawWords);
  const { language } = useLanguage();
  const [asked, change] = useUrlQuery(['draw', 'stratum', 'drawn', 'unitCode', 'badgeNo']);
  const nameOf = useStratumName();
  const draws = useRead('GET draws', { query: { limit: 200 } }).answer?.rows ?? [];
  const plans = useRead('GET draw-plans', {}).answer?.rows ?? [];
  const strata = [...new Set(plans.flatMap(({ plan }) => plan.strata.map(({ key }) => key)))];
  usePageTitle(texts.title);
  // Whoever types an address may err.
  const draw = asked.draw !== undefined && /^[1-9]\d{0,8}$/.test(asked.draw) ? asked.draw : undefined;
  const drawn = asked.drawn === 'yes' || asked.drawn === 'no' ? asked.drawn : undefined;
  const { stratum, unitCode, badgeNo } = asked;
  return (
    <>
      <div className={page.head}>
        <Link to={paths.draws()}>{words.title}</Link>
        <span aria-hidden="true">/</span>
        {draw === undefined ? null : (
          <>
            <Link to={paths.draw(Number(draw))}>{words.no(Number(draw))}</Link>
            <span aria-hidden="true">/</span>
          </>
        )}
        <h1>{texts.title}</h1>
      </div>
      <p className={page.intro}>{texts.emptyHint}</p>
      <ListTable
        list="draw-items"
        columns={drawItemColumns}
        cells={{
          draw: (row) => (
            <Link to={paths.draw(row.draw)}>
              <NoWrap>{words.no(row.draw)}</NoWrap>
            </Link>
          ),
          officer: ({ badgeNo: officer, officerName: name, dutyDate, startsAt }) => {
            if (officer === null || name === null) return texts.unknownOfficer;
            const person = <NoWrap>{formatPerson({ badgeNo: officer, name })}</NoWrap>;
            if (startsAt === null) return person;
            return (
              <Link to={paths.officerDay(officer, dutyDate ?? localDateOf(Date.parse(startsAt)), { at: startsAt })}>
                {person}
              </Link>
            );
          },
          kind: ({ kind, item }) =>
            kind === 'activity' ? (
              <Link to={paths.activity(item)}>{itemKindNames.activity[language]}</Link>
            ) : (
              itemKindNames.shift[language]
            ),
          stratum: (row) => nameOf(row.stratum),
        }}
        query={{ draw, stratum, drawn, unitCode, badgeNo }}
        idOf={({ draw: of, kind, item }) => `${of} ${kind} ${item}`}
        name={texts.title}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter
              label={words.draw}
              value={draw}
              options={draws
                .filter(({ population }) => population !== null)
                .map((one) => ({ value: String(one.draw), label: words.no(one.draw) }))}
              onChange={(chosen) => change({ draw: chosen })}
            />
            <ChoiceFilter
              label={words.drawn}
              value={drawn}
              options={[
                { value: 'yes', label: words.drawnNames.yes },
                { value: 'no', label: words.drawnNames.no },
              ]}
              onChange={(chosen) => change({ drawn: chosen })}
            />
            <ChoiceFilter
              label={words.stratum}
              value={stratum}
              options={strata
                .flatMap((key) => [key, `${key}.again`])
                .map((key) => ({ value: key, label: nameOf(key) }))}
              onChange={(chosen) => change({ stratum: chosen })}
              width={160}
            />
            <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
            <OfficerFilter label={words.officer} value={badgeNo} onChange={(chosen) => change({ badgeNo: chosen })} />
          </>
        }
      />
    </>
  );
}
