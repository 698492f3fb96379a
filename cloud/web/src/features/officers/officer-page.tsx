import { EditOutlined } from '@ant-design/icons';
import { officerFields as fields } from '@rollcall/shared/fields/officers';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { OfficerDetail } from '@rollcall/shared/resources/officers';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { commonWords } from '@rollcall/shared/words/common';
import { historyWords } from '@rollcall/shared/words/history';
import { leadershipWords } from '@rollcall/shared/words/leaderships';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { hasLeft } from '../../format/has-left.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import classes from '../../parts/entry-view.module.css';
import { FactList } from '../../parts/fact-list.tsx';
import { RecorderLinks } from '../../parts/recorder-links.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import { RetiredMark } from '../../state/retired-mark.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { CustodyTable } from '../custodies/custody-table.tsx';
import { MakePin } from '../kiosk-pins/make-pin.tsx';
import { OfficerDrawer } from './officer-drawer.tsx';

export function OfficerPage() {
  const { badgeNo = '' } = useParams();
  const { answer, problem, retry } = useRead('GET officers/:badgeNo', { params: { badgeNo } });
  if (answer) return <OfficerView officer={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}

/** One officer: who it is, what was held and when, and every change. */
function OfficerView({ officer }: { officer: OfficerDetail }) {
  const all = useWords(registryWords);
  const texts = all.officer;
  const { led, showAll } = useWords(leadershipWords);
  const { title: file } = useWords(officerFileWords);
  const { language } = useLanguage();
  const entry = useEntry();
  const can = useCan();
  const { badgeNo, leaderBadgeNo, leaderName } = officer;
  usePageTitle(formatPerson(officer));
  const custodies = useAnswer<{ rows: CustodyRow[] }>('custodies', { badgeNo, limit: 50 });
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.registry('officers')}>{all.tabs.officers}</Link>
        <span aria-hidden="true">/</span>
        <h1>{formatPerson(officer)}</h1>
        {hasLeft(officer) ? <RetiredMark what="officer" /> : null}
        <Link to={paths.recordings({ badgeNo })}>{texts.footage}</Link>
        <Link to={paths.findings({ badgeNo })}>{texts.findings}</Link>
        {can('coverage.read') ? <Link to={paths.officerFile(badgeNo)}>{file}</Link> : null}
        {can('coverage.read') ? <Link to={paths.officerDay(badgeNo, localDateOf(Date.now()))}>{texts.day}</Link> : null}
        {can('shifts.read') ? <Link to={paths.roster({ unitCode: officer.unitCode })}>{texts.roster}</Link> : null}
        <ActionButton action="registry.write" icon={<EditOutlined />} onClick={() => entry.open(badgeNo)}>
          {useWords(commonWords).edit}
        </ActionButton>
        <MakePin badgeNo={badgeNo} />
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Section title={texts.page}>
            <FactList
              facts={[
                { name: fields.kind.label[language], value: fields.kind.choices[officer.kind][language] },
                { name: fields.unitCode.label[language], value: officer.unitName },
                {
                  name: fields.leaderBadgeNo.label[language],
                  value:
                    leaderBadgeNo === null ? (
                      '–'
                    ) : (
                      <Link to={paths.officer(leaderBadgeNo)}>
                        {formatPerson({ badgeNo: leaderBadgeNo, name: leaderName ?? '' })}
                      </Link>
                    ),
                },
                { name: led, value: <Link to={paths.leaderships({ badgeNo })}>{showAll}</Link> },
                {
                  name: texts.holds,
                  value: officer.holds.length > 0 ? <RecorderLinks serials={officer.holds} /> : '–',
                },
                officer.leftOn === null
                  ? { name: texts.service, value: texts.serving }
                  : { name: fields.leftOn.label[language], value: officer.leftOn },
              ]}
            />
          </Section>
          <Section title={texts.custodies}>
            <CustodyTable of="officer" custodies={custodies.answer?.rows ?? []} />
          </Section>
        </div>
        <Section title={useWords(historyWords).history}>
          <HistoryList history={officer.history} omit={['custodyId', 'badgeNo']} />
        </Section>
      </div>
      {entry.entry === badgeNo ? <OfficerDrawer officer={officer} onClose={entry.close} /> : null}
    </>
  );
}
