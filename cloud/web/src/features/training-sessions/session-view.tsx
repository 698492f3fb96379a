import type { TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { historyWords } from '@rollcall/shared/words/history';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { TakeBack } from '../../form/take-back.tsx';
import { formatDate, formatDayTime, formatTime } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { TrainingNav } from '../../navigation/training-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { sessionLooks } from '../../state/session-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { EffectPart } from '../re-offences/effect-part.tsx';
import { OwnAttendance } from './own-attendance.tsx';
import { SessionAttendance } from './session-attendance.tsx';
import { SessionNumbers } from './session-numbers.tsx';
import classes from './session-view.module.css';
import { useSessionCall } from './use-session-call.ts';

const SessionDrawer = later({ load: async () => (await import('./session-drawer.tsx')).SessionDrawer });
const ListDrawer = later({ load: async () => (await import('./list-drawer.tsx')).ListDrawer });
const SignOffDrawer = later({ load: async () => (await import('./sign-off-drawer.tsx')).SignOffDrawer });

/** What the page says above its history. */
const saidAbove = ['badgeNos', 'unitCode', 'packId', 'makesUpFor', 'violationClasses'];

/** One session: what it is, who must attend and how each stands, and what the account may do about it now. */
export function SessionView({ shown }: { shown: TrainingSessionDetail }) {
  const texts = useWords(trainingSessionWords);
  const { history } = useWords(historyWords);
  const { language } = useLanguage();
  const [open, setOpen] = useState<'change' | 'makeUp' | 'list' | 'signOff'>();
  const { sessionId, version, may } = shown;
  const cancel = useSessionCall('POST training-sessions/:sessionId/cancel');
  // What an officer sees of it stands above already.
  const seesOthers = useSession().role !== 'officer';
  const seesEffect = useCan()('training.plan') && shown.state === 'signed_off' && shown.violationClasses.length > 0;
  const close = () => setOpen(undefined);
  usePageTitle(shown.topic);
  return (
    <div className={classes.view}>
      <div>
        <div className={classes.head}>
          <h1>{shown.makesUpFor === null ? shown.topic : texts.makeUpOf(shown.topic)}</h1>
          <StateTag look={sessionLooks[shown.state]} />
        </div>
        <TrainingNav />
      </div>
      <OwnAttendance shown={shown} />
      <FactList
        facts={[
          {
            name: texts.time,
            value: `${formatDate(shown.startsAt, language)} ${formatTime(shown.startsAt)}–${formatTime(shown.endsAt)}`,
          },
          { name: texts.place, value: shown.place },
          { name: texts.unit, value: shown.unitName ?? texts.wholeBrigade },
          ...(shown.violationClasses.length === 0
            ? []
            : [
                {
                  name: texts.violationClasses,
                  value: shown.violationClasses
                    .map((violation) => violationClassNames[violation][language])
                    .join(' · '),
                },
              ]),
          ...(shown.packId === null
            ? []
            : [{ name: texts.pack, value: <Link to={paths.studyPack(shown.packId)}>{shown.packTitle}</Link> }]),
          ...(shown.makesUpFor === null
            ? []
            : [
                {
                  name: texts.makesUpFor,
                  value: <Link to={paths.trainingSession(shown.makesUpFor)}>{texts.missedSession}</Link>,
                },
              ]),
          { name: texts.plannedBy, value: shown.plannedBy },
          {
            name: texts.signInTime,
            value: `${formatDayTime(shown.signInFrom, language)}–${formatTime(shown.signInUntil)}`,
          },
          ...(shown.signedOffAt === null
            ? []
            : [
                {
                  name: texts.signedOffBy,
                  value: `${shown.signedOffBy ?? ''} ${formatDayTime(shown.signedOffAt, language)}`,
                },
              ]),
          ...(shown.remarks === null ? [] : [{ name: texts.remarks, value: shown.remarks }]),
          ...(shown.cancelledReason === null ? [] : [{ name: texts.cancelledReason, value: shown.cancelledReason }]),
        ]}
      />
      <div className={classes.buttons}>
        {may.signOff ? (
          <Button type="primary" onClick={() => setOpen('signOff')}>
            {texts.signOff}
          </Button>
        ) : null}
        {may.list ? <Button onClick={() => setOpen('list')}>{texts.enterList}</Button> : null}
        {may.makeUp ? <Button onClick={() => setOpen('makeUp')}>{texts.planMakeUp}</Button> : null}
        {may.change ? <Button onClick={() => setOpen('change')}>{texts.change}</Button> : null}
        {may.cancel ? (
          <TakeBack
            word={texts.cancel}
            reasonLabel={texts.cancelledReason}
            hint={<p style={{ margin: 0 }}>{texts.cancelHint}</p>}
            problem={cancel.problem}
            running={cancel.running}
            onDone={({ reason }) => cancel.start({ params: { sessionId }, body: { version, reason } })}
          />
        ) : null}
      </div>
      {seesOthers ? (
        <Section title={texts.attendance}>
          <SessionNumbers shown={shown} />
          <SessionAttendance shown={shown} />
        </Section>
      ) : null}
      {seesEffect ? <EffectPart sessionId={sessionId} /> : null}
      <Section title={history}>
        <HistoryList history={shown.history} omit={saidAbove} />
      </Section>
      {open === 'change' ? <SessionDrawer session={shown} onClose={close} /> : null}
      {open === 'makeUp' ? <SessionDrawer makesUpFor={shown} onClose={close} /> : null}
      {open === 'list' ? <ListDrawer shown={shown} onClose={close} /> : null}
      {open === 'signOff' ? <SignOffDrawer shown={shown} onClose={close} /> : null}
    </div>
  );
}
