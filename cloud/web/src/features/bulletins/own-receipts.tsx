import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { Button } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './bulletins.module.css';

type Receipt = BulletinDetail['receipts'][number];

/** Which units confirmed and answered this issue; and the form of those for whom the account answers. */
export function OwnReceipts({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const { state, receipts, receiptDueOn, may } = shown;
  if (state !== 'sealed') return null;
  const own = receipts.filter(({ unitCode }) => may.answerFor.includes(unitCode));
  return (
    <>
      {own.map((receipt) => (
        <AnswerForm key={receipt.unitCode} shown={shown} receipt={receipt} />
      ))}
      {receipts.length === 0 ? null : (
        <div className={classes.screen}>
          <Section title={texts.ownReceipts} hint={receiptDueOn === null ? undefined : texts.receiptsDue(receiptDueOn)}>
            <PlainTable
              name={texts.ownReceipts}
              rows={receipts}
              rowKey={({ unitCode }) => unitCode}
              columns={[
                { title: texts.unit, cell: ({ unitName }) => unitName },
                {
                  title: texts.confirmedBy,
                  cell: ({ confirmedBy, confirmedAt }) =>
                    confirmedAt === null ? (
                      <span className={classes.late}>{texts.waitingFor}</span>
                    ) : (
                      `${confirmedBy ?? ''} ${formatFull(confirmedAt)}`
                    ),
                },
                {
                  title: texts.answer,
                  cell: ({ answer, answeredAt, late }) => (
                    <span className={classes.long}>
                      {answer ?? ''}
                      {answeredAt === null ? null : (
                        <span className={classes.quiet}>
                          {' '}
                          {formatFull(answeredAt)}
                          {late ? ` · ${texts.lateAnswer}` : ''}
                        </span>
                      )}
                    </span>
                  ),
                },
              ]}
            />
          </Section>
        </div>
      )}
    </>
  );
}

function AnswerForm({
  shown,
  receipt: { unitCode, unitName, confirmedAt, answer },
}: {
  shown: BulletinDetail;
  receipt: Receipt;
}) {
  const texts = useWords(bulletinPageWords);
  const [text, setText, draft] = useDraftState({ name: texts.answer, subject: unitCode }, '');
  const { start, running, problem } = useCall('POST bulletins/:bulletinId/receipts', {
    done: 'sent',
    onDone: () => setText(''),
  });
  const send = (written: string) =>
    start({
      params: { bulletinId: shown.bulletinId },
      body: { unitCode, ...(written === '' ? {} : { answer: written }) },
    });
  if (confirmedAt !== null && answer !== null) return null;
  const title = texts.answerOf(unitName);
  const written = text.trim();
  return (
    <div className={classes.screen}>
      <Section title={title} hint={shown.receiptDueOn === null ? undefined : texts.receiptsDue(shown.receiptDueOn)}>
        <p>{texts.confirmHint}</p>
        <ProblemNotice problem={problem} />
        {draft.notice}
        <LongText
          most={4000}
          rows={3}
          aria-label={`${unitName} · ${texts.answer}`}
          placeholder={texts.answer}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={classes.buttons}>
          <Button
            type="primary"
            loading={running}
            disabled={written === ''}
            title={written === '' ? texts.answerNeeded : undefined}
            onClick={() => draft.sent(() => send(written))}
          >
            {confirmedAt === null ? texts.sendAnswer : texts.addAnswer}
          </Button>
          {confirmedAt === null ? (
            <Button disabled={running} onClick={() => send('')}>
              {texts.confirmNow}
            </Button>
          ) : null}
        </div>
      </Section>
    </div>
  );
}
