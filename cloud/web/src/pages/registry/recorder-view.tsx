import { EditOutlined } from '@ant-design/icons';
import type { RecorderDetail } from '@rollcall/shared/http/recorders';
import { commonWords } from '@rollcall/shared/words/common';
import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { toQuery } from '../../api/to-query.ts';
import { formatPerson } from '../../format/format-person.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { recorderLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { ClockDrawer } from './clock-drawer.tsx';
import { CustodyTable } from './custody-table.tsx';
import classes from './entry-view.module.css';
import { RecorderClock } from './recorder-clock.tsx';
import { RecorderDays } from './recorder-days.tsx';
import { RecorderDocks } from './recorder-docks.tsx';
import { RecorderDrawer } from './recorder-drawer.tsx';

/** One recorder: its state, its days, its log and its clock, who held it and when, where it was docked, and every change. */
export function RecorderView({ recorder }: { recorder: RecorderDetail }) {
  const all = useWords(registryWords);
  const texts = all.recorder;
  const entry = useEntry();
  const { recorderSerial, holderBadgeNo, holderName } = recorder;
  usePageTitle(recorderSerial);
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.registry('recorders')}>{all.tabs.recorders}</Link>
        <span aria-hidden="true">/</span>
        <h1>{recorderSerial}</h1>
        <StateTag look={recorderLooks[recorder.state]} />
        <Link to={paths.recordings({ recorderSerial })}>{texts.footage}</Link>
        <Link to={`${paths.registry('erases')}${toQuery({ recorderSerial })}`}>{all.tabs.erases}</Link>
        <ActionButton action="registry.write" icon={<EditOutlined />} onClick={() => entry.open(recorderSerial)}>
          {useWords(commonWords).edit}
        </ActionButton>
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Section title={texts.facts}>
            <FactList
              facts={[
                { name: texts.unit, value: recorder.unitName ?? '–' },
                { name: texts.spare, value: recorder.spare ? all.yes : all.no },
                {
                  name: texts.holder,
                  value:
                    holderBadgeNo === null ? (
                      '–'
                    ) : (
                      <Link to={paths.officer(holderBadgeNo)}>
                        {formatPerson({ badgeNo: holderBadgeNo, name: holderName ?? '' })}
                      </Link>
                    ),
                },
              ]}
            />
          </Section>
          <RecorderDays recorderSerial={recorderSerial} />
          <RecorderClock recorderSerial={recorderSerial} onCompare={() => entry.open('clock')} />
          <Section title={texts.custodies}>
            <CustodyTable of="recorder" custodies={recorder.custodies} />
          </Section>
          <Section title={texts.docks}>
            <RecorderDocks docks={recorder.docks} />
          </Section>
        </div>
        <Section title={useWords(historyWords).history}>
          <HistoryList history={recorder.history} omit={['custodyId', 'recorderSerial']} />
        </Section>
      </div>
      {entry.entry === recorderSerial ? <RecorderDrawer recorder={recorder} onClose={entry.close} /> : null}
      {entry.entry === 'clock' ? <ClockDrawer recorderSerial={recorderSerial} onClose={entry.close} /> : null}
    </>
  );
}
