import { EditOutlined } from '@ant-design/icons';
import { recorderFields } from '@rollcall/shared/fields/recorders';
import type { RecorderDetail } from '@rollcall/shared/http/recorders';
import { commonWords } from '@rollcall/shared/words/common';
import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { toQuery } from '../../api/to-query.ts';
import { CustodyTable } from '../../features/custodies/custody-table.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import classes from '../../parts/entry-view.module.css';
import { FactList } from '../../parts/fact-list.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { recorderLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useStationNames } from '../../stations/use-station-names.ts';
import { useEntry } from '../../url/use-entry.ts';
import { ClockDrawer } from './clock-drawer.tsx';
import { RecorderClock } from './recorder-clock.tsx';
import { RecorderDays } from './recorder-days.tsx';
import { RecorderDrawer } from './recorder-drawer.tsx';

/** One recorder: its state, its days, its log and its clock, who held it and when, where it was docked, and every change. */
export function RecorderView({ recorder }: { recorder: RecorderDetail }) {
  const all = useWords(registryWords);
  const texts = all.recorder;
  const { language } = useLanguage();
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
                { name: recorderFields.unitCode.label[language], value: recorder.unitName ?? '–' },
                { name: recorderFields.spare.label[language], value: recorder.spare ? all.yes : all.no },
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

type Dock = RecorderDetail['docks'][number];

function RecorderDocks({ docks }: { docks: readonly Dock[] }) {
  const all = useWords(registryWords);
  const texts = all.recorder;
  const names = useStationNames();
  if (docks.length === 0) return <p>{texts.noDocks}</p>;
  const time = (at: string | null) => <NoWrap>{at === null ? '–' : formatFull(at)}</NoWrap>;
  return (
    <PlainTable<Dock>
      name={texts.docks}
      rows={docks}
      rowKey={({ dockSessionId }) => dockSessionId}
      columns={[
        { title: texts.docked, cell: ({ dockedAt }) => time(dockedAt) },
        { title: texts.collected, cell: ({ collectedAt }) => time(collectedAt) },
        { title: texts.undocked, cell: ({ undockedAt }) => time(undockedAt) },
        {
          title: all.tabs.stations,
          cell: ({ stationId }) => names.get(stationId) ?? stationId,
        },
      ]}
    />
  );
}
