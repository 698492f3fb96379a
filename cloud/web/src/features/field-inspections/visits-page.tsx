import { localDateOf } from '@rollcall/shared/rules/local-date';
import { fieldInspectionWords } from '@rollcall/shared/words/field-inspections';
import { visitPostColumns, visitWords } from '@rollcall/shared/words/visits';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { DateFilter } from '../../filters/date-filter.tsx';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Copyable } from '../../parts/copyable.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './inspections.module.css';

/** Which posts are to be visited on a day, in the order drawn; once it is opened, with what proves the order. */
export function VisitsPage() {
  const texts = useWords(visitWords);
  const inspections = useWords(fieldInspectionWords);
  const { language } = useLanguage();
  const can = useCan();
  const [query, change] = useUrlQuery(['day', 'wanted']);
  const today = localDateOf(Date.now());
  const day = query.day !== undefined && /^\d{4}-\d\d-\d\d$/.test(query.day) ? query.day : today;
  const wanted = query.wanted === 'true' || query.wanted === 'false' ? query.wanted : undefined;
  const { answer } = useRead('GET visit-posts/days/:day', { params: { day } });
  const title = day === today ? texts.title : texts.titleOf(day);
  usePageTitle(title);
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.inspections()}>{inspections.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{title}</h1>
        {answer?.shown ? <strong>{texts.done(answer.done, answer.wanted)}</strong> : null}
      </div>
      <p className={classes.intro}>{texts.hint}</p>
      {answer?.state === 'pending' ? <Alert type="info" showIcon title={texts.pendingHint} /> : null}
      {answer?.state === 'committed' && !answer.shown ? <Alert type="info" showIcon title={texts.hiddenHint} /> : null}
      <ListTable
        list="visit-posts"
        columns={visitPostColumns}
        cells={{
          wanted: ({ wanted, inspections: count }) =>
            wanted ? <strong>{count > 0 ? texts.visited : texts.toVisit}</strong> : texts.wantedNames.no,
          inspections: ({ inspections: count, unitCode, dutyType, post }) =>
            count === 0 ? (
              0
            ) : (
              <Link to={paths.inspections({ from: day, to: day, unitCode, dutyType, post })}>{count}</Link>
            ),
        }}
        query={{ day, wanted }}
        // A day is always looked at.
        unfiltered={{ day }}
        idOf={({ place }) => String(place)}
        name={title}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <DateFilter label={texts.ofDay} value={query.day} onChange={(picked) => change({ day: picked })} />
            <ChoiceFilter
              label={texts.wanted}
              value={wanted}
              options={[
                { value: 'true', label: texts.wantedNames.yes },
                { value: 'false', label: texts.wantedNames.no },
              ]}
              onChange={(chosen) => change({ wanted: chosen })}
            />
          </>
        }
        buttons={
          can('inspections.record') ? (
            <Link to={paths.inspections({ entry: 'new' })}>
              <Button type="primary">{texts.record}</Button>
            </Link>
          ) : null
        }
      />
      {answer === undefined || answer.commitment === null ? null : (
        <div className={classes.page} style={{ marginTop: 16 }}>
          <Section title={texts.proof} hint={texts.states[answer.state]}>
            <p>{texts.proofText}</p>
            <FactList
              facts={[
                { name: texts.commitment, value: <Copyable name={texts.commitment} text={answer.commitment} /> },
                {
                  name: texts.postsDigest,
                  value: <Copyable name={texts.postsDigest} text={answer.postsDigest ?? ''} />,
                },
                {
                  name: texts.secret,
                  value: answer.secret === null ? texts.shut : <Copyable name={texts.secret} text={answer.secret} />,
                },
                ...(answer.committedAt === null
                  ? []
                  : [{ name: texts.committedAt, value: formatDayTime(answer.committedAt, language) }]),
                ...(answer.openedAt === null
                  ? []
                  : [{ name: texts.openedAt, value: formatDayTime(answer.openedAt, language) }]),
              ]}
            />
            <p className={classes.quiet}>{texts.bound}</p>
          </Section>
        </div>
      )}
    </>
  );
}
