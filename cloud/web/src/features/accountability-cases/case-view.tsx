import type { CaseDetail } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords, caseNo } from '@rollcall/shared/words/accountability-cases';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { historyWords } from '@rollcall/shared/words/history';
import { signature } from '@rollcall/shared/words/signature';
import { Link } from 'react-router';
import { formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import classes from './case-view.module.css';
import { EntrySection, OwnEntry } from './entry-section.tsx';
import { ReopenActs } from './reopen-acts.tsx';

/** One case: what it is about, who answers for it and how far that has come, and all that happened. */
export function CaseView({ shown }: { shown: CaseDetail }) {
  const texts = useWords(accountabilityCaseWords);
  const { history } = useWords(historyWords);
  const { language } = useLanguage();
  const can = useCan();
  const title = texts.caseTitle(caseNo(shown));
  usePageTitle(title);
  const { source } = shown;
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.accountability()}>{texts.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{title}</h1>
        <span className={classes.quiet}>{texts.caseStates[shown.state]}</span>
      </div>
      {shown.entries.map((entry) => (
        <OwnEntry key={entry.entryId} entry={entry} />
      ))}
      <div className={classes.page}>
        <Section title={texts.sources[source.kind]}>
          <FactList
            facts={[
              { name: texts.reason, value: shown.reason },
              ...(source.kind === 'complaint'
                ? [
                    { name: texts.documentNo, value: source.documentNo },
                    { name: texts.receivedOn, value: source.receivedOn },
                    { name: texts.happenedOn, value: source.happenedOn },
                    { name: texts.complaint, value: <span className={classes.said}>{source.text}</span> },
                  ]
                : [
                    {
                      name: texts.findings,
                      value: (
                        <ul className={classes.plain}>
                          {source.findings.map((finding) => (
                            <li key={finding.findingId}>
                              <Link to={paths.finding(finding.findingId)}>
                                {findingKindLooks[finding.findingKind].label[language]} · {finding.dutyDate}
                              </Link>
                              {finding.violationClass === null
                                ? null
                                : ` · ${violationClassNames[finding.violationClass][language]}`}
                              {finding.ended ? ` · ${texts.unfounded}` : null}
                            </li>
                          ))}
                        </ul>
                      ),
                    },
                  ]),
              {
                name: texts.openedBy,
                value: `${signature(shown.openedBy, shown.onBehalfOf, language)} · ${formatFull(shown.openedAt)}`,
              },
            ]}
          />
        </Section>
        {shown.entries.map((entry) => (
          <EntrySection key={entry.entryId} entry={entry} />
        ))}
        {shown.hiddenEntries > 0 ? <p className={classes.quiet}>{texts.hidden(shown.hiddenEntries)}</p> : null}
        {can('accountability.open') && shown.state === 'final' ? <ReopenActs shown={shown} /> : null}
        <Section title={history}>
          <HistoryList history={shown.history} omit={['entryId', 'caseAppealId', 'reopeningId']} />
        </Section>
      </div>
    </>
  );
}
