import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { bulletinWords } from '@rollcall/shared/words/bulletins';
import { historyWords } from '@rollcall/shared/words/history';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { bulletinLooks } from '../../state/bulletin-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './bulletins.module.css';
import { ChangesPart } from './changes-part.tsx';
import { ChecksPart } from './checks-part.tsx';
import { CommendationPart } from './commendation-part.tsx';
import { CorrectionsPart } from './corrections-part.tsx';
import { CriticismPart } from './criticism-part.tsx';
import { DraftBar } from './draft-bar.tsx';
import { Files } from './files.tsx';
import { ScoresPart, TrendsPart } from './monthly-parts.tsx';
import { OverviewPart } from './overview-part.tsx';
import { OwnNotice } from './own-notice.tsx';
import { OwnReceipts } from './own-receipts.tsx';
import { PaperHead } from './paper-head.tsx';
import { PartComment } from './part-comment.tsx';
import { ProblemsPart } from './problems-part.tsx';
import { ReceiptsPart } from './receipts-part.tsx';
import { RectificationsPart } from './rectifications-part.tsx';
import { RequirementsPart } from './requirements-part.tsx';
import { Seal } from './seal.tsx';
import type { CommentedPart } from './texts.ts';
import { TrainingPart } from './training-part.tsx';
import { useDraft } from './use-draft.ts';

/** Of its drafting and sealing the paper says all, and the receipts which of them were late. */
const saidAbove = [
  ...['kind', 'from', 'to', 'cutOff', 'takenAt', 'year', 'number', 'files', 'persons', 'size', 'submittedBy'],
  'late',
];

/** One issue, as a paper: what it says, part by part, with what people wrote; around it what can be done with it. */
export function BulletinView({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const words = useWords(bulletinWords);
  const { kinds, parts, monthlyParts } = useWords(bulletinDocumentWords);
  const { history } = useWords(historyWords);
  const draft = useDraft(shown);
  const { kind, state, year, number, content } = shown;
  const title =
    year === null || number === null
      ? `${kinds[kind]} ${texts.period(content.period)}`
      : texts.issueOf({ kind, year, number });
  usePageTitle(title);
  const comment = (part: CommentedPart) => <PartComment part={part} name={parts[part]} draft={draft} />;
  const names = { ...parts, ...monthlyParts };
  const all: { key: keyof typeof names; shows: ReactNode }[] = [
    { key: 'overview', shows: <OverviewPart shown={shown} /> },
    ...(content.monthly === null
      ? []
      : [
          { key: 'trends' as const, shows: <TrendsPart shown={shown} trends={content.monthly.trends} /> },
          { key: 'scores' as const, shows: <ScoresPart shown={shown} scores={content.monthly.scores} /> },
          ...(content.monthly.training === undefined
            ? []
            : [
                {
                  key: 'training' as const,
                  shows: <TrainingPart shown={shown} training={content.monthly.training} />,
                },
              ]),
        ]),
    { key: 'problems', shows: <ProblemsPart shown={shown} /> },
    { key: 'checks', shows: <ChecksPart shown={shown} /> },
    { key: 'criticism', shows: <CriticismPart shown={shown} draft={draft} /> },
    { key: 'commendation', shows: <CommendationPart shown={shown} draft={draft} /> },
    { key: 'rectifications', shows: <RectificationsPart shown={shown} /> },
    { key: 'changes', shows: <ChangesPart shown={shown} /> },
    { key: 'corrections', shows: <CorrectionsPart shown={shown} /> },
    { key: 'receipts', shows: <ReceiptsPart shown={shown} /> },
    { key: 'requirements', shows: <RequirementsPart shown={shown} draft={draft} /> },
  ];
  return (
    <div className={classes.page}>
      <div className={`${page.head} ${classes.bar}`}>
        <Link to={paths.bulletins()}>{words.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{title}</h1>
        <StateTag look={bulletinLooks[state]} />
        <span className={classes.acts}>
          <Button onClick={() => window.print()}>{texts.print}</Button>
        </span>
      </div>
      <div className={classes.columns}>
        <div className={classes.main}>
          <OwnNotice shown={shown} />
          <article className={classes.paper} aria-label={title}>
            <PaperHead shown={shown} />
            {all.map(({ key, shows }, index) => (
              <section key={key} id={`part-${key}`} className={classes.part} aria-labelledby={`title-${key}`}>
                <h2 id={`title-${key}`}>{texts.part(index + 1, names[key])}</h2>
                {shows}
                {isCommented(key) ? comment(key) : null}
              </section>
            ))}
            {shown.seal === null ? null : <Seal shown={shown} seal={shown.seal} />}
          </article>
          <OwnReceipts shown={shown} />
          <div className={classes.screen}>
            <Section title={history}>
              <HistoryList history={shown.history} omit={saidAbove} />
            </Section>
          </div>
        </div>
        <aside className={classes.aside} aria-label={texts.contents}>
          <Section title={texts.contents}>
            <nav aria-label={texts.contents}>
              <ol className={classes.contents}>
                {all.map(({ key }, index) => (
                  <li key={key}>
                    <a href={`#part-${key}`}>{texts.part(index + 1, names[key])}</a>
                  </li>
                ))}
                {shown.seal === null ? null : (
                  <li>
                    <a href="#seal">{texts.sealPart}</a>
                  </li>
                )}
              </ol>
            </nav>
          </Section>
          <Files shown={shown} />
        </aside>
      </div>
      <DraftBar shown={shown} draft={draft} />
    </div>
  );
}

const commented: readonly string[] = [
  'overview',
  'problems',
  'checks',
  'criticism',
  'commendation',
  'rectifications',
  'corrections',
] satisfies CommentedPart[];

function isCommented(part: string): part is CommentedPart {
  return commented.includes(part);
}
