import type { TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Button } from 'antd';
import { useId } from 'react';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { attendanceLooks } from '../../state/session-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './session-view.module.css';
import { useSessionCall } from './use-session-call.ts';

const QuestionsForm = later({ load: async () => (await import('./questions-form.tsx')).QuestionsForm });

/** How one stands oneself, and what one can say of it now. Nothing for who doesn't have to attend. */
export function OwnAttendance({ shown }: { shown: TrainingSessionDetail }) {
  const texts = useWords(trainingSessionWords);
  const id = useId();
  const params = { sessionId: shown.sessionId };
  const attending = useSessionCall('POST training-sessions/:sessionId/attendance');
  const confirming = useSessionCall('POST training-sessions/:sessionId/confirmation');
  const { own, ownQuestions, may } = shown;
  if (own === null) return null;
  const confirm = (present: boolean) => confirming.start({ params, body: { present } });
  return (
    <section className={classes.own} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{texts.own}</h2>
        <StateTag look={attendanceLooks[own.state]} />
      </div>
      <OwnState shown={shown} own={own} />
      <ProblemNotice problem={attending.problem ?? confirming.problem} />
      {may.attend && !may.confirm ? (
        <div>
          <Button type="primary" size="large" loading={attending.running} onClick={() => attending.start({ params })}>
            {texts.iAmHere}
          </Button>
        </div>
      ) : null}
      {may.confirm ? (
        <div className={classes.buttons}>
          <Button type="primary" loading={confirming.running} onClick={() => confirm(true)}>
            {texts.confirmPresent}
          </Button>
          {own.state === 'listed' ? (
            <Button danger disabled={confirming.running} onClick={() => confirm(false)}>
              {texts.confirmAbsent}
            </Button>
          ) : null}
        </div>
      ) : null}
      {ownQuestions === null ? null : <QuestionsForm sessionId={shown.sessionId} questions={ownQuestions} />}
      {own.questions === null ? null : <p>{texts.answered(own.rightAnswers ?? 0, own.questions)}</p>}
    </section>
  );
}

function OwnState({
  shown: { state, signInFrom, signInUntil },
  own,
}: {
  shown: TrainingSessionDetail;
  own: NonNullable<TrainingSessionDetail['own']>;
}) {
  const texts = useWords(trainingSessionWords);
  const { language } = useLanguage();
  if (own.attendedAt !== null && own.attendedBy !== null) {
    return <p>{texts.signedIn(formatDayTime(own.attendedAt, language), texts.attendedByNames[own.attendedBy])}</p>;
  }
  if (state === 'cancelled') return null;
  if (own.state === 'listed') return <p>{texts.listedHint}</p>;
  if (own.state === 'denied') return <p>{texts.deniedHint}</p>;
  if (own.state === 'excused') return <p>{texts.excusedHint}</p>;
  if (own.state === 'missed') return own.madeUpIn === null ? <p>{texts.missedHint}</p> : null;
  if (Date.now() < Date.parse(signInFrom)) return <p>{texts.signInFrom(formatDayTime(signInFrom, language))}</p>;
  return Date.now() > Date.parse(signInUntil) ? <p>{texts.missedSignIn}</p> : null;
}
