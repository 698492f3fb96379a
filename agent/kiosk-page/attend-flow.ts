import type { Entered, KioskState } from '../src/kiosk/kiosk-messages.ts';
import { ask } from './ask.ts';
import { choosePin } from './choose-pin.ts';
import { unseenNote } from './decisions-flow.ts';
import { el } from './dom.ts';
import { doneNote } from './done-note.ts';
import { type Flow, lastPage, once, page } from './flow.ts';
import { pinPad } from './pin-pad.ts';
import { clock } from './time-in-china.ts';

type Session = KioskState['sessions'][number];

interface SignIn {
  /** Of this sign-in, however often it is sent. */
  entryId: string;
  session: Session;
  badgeNo: string;
  name: string;
}

/** From the session, over officer and PIN, to having signed in. One session is chosen already. */
export function startAttend(flow: Flow): void {
  const { sessions } = flow.state();
  const [first, ...others] = sessions;
  if (first && others.length === 0) {
    askWho(flow, first);
    return;
  }
  const buttons = sessions.map((session) =>
    el(
      'button',
      { click: () => askWho(flow, session) },
      session.topic,
      el('span', { class: 'tags' }, `${timesOf(session)} · ${session.place}`),
    ),
  );
  page(flow, el('section', {}, el('h2', {}, flow.texts.attend.choose), el('div', { class: 'choices' }, ...buttons)));
}

/** Who must attend; whoever has signed in here already is marked. */
function askWho(flow: Flow, session: Session): void {
  const { texts } = flow;
  const { officers, entries } = flow.state();
  const there = new Set(
    entries.flatMap((entry) =>
      entry.kind === 'attend' && entry.sessionId === session.sessionId ? [entry.badgeNo] : [],
    ),
  );
  const buttons = officers
    .filter(({ badgeNo }) => session.badgeNos.includes(badgeNo))
    .map(({ badgeNo, name, hasPin, ownPin }) => {
      const mark = there.has(badgeNo)
        ? texts.kinds.attend
        : !hasPin
          ? texts.problems.no_pin
          : ownPin
            ? ''
            : texts.attend.madePin;
      return el(
        'button',
        { click: () => askPin(flow, { entryId: crypto.randomUUID(), session, badgeNo, name }) },
        `${badgeNo} ${name}`,
        el('span', { class: 'tags' }, mark || '\u00a0'),
      );
    });
  page(
    flow,
    el(
      'section',
      {},
      el('p', {}, `${session.topic} · ${timesOf(session)} · ${session.place}`),
      el('h2', {}, texts.chooseOfficer),
      el('div', { class: 'choices' }, ...buttons),
      el('p', { class: 'quiet' }, texts.attend.notListed),
    ),
  );
}

function askPin(flow: Flow, signIn: SignIn, problem?: string): void {
  const { texts } = flow;
  const { session, badgeNo, name } = signIn;
  const officer = flow.state().officers.find((one) => one.badgeNo === badgeNo);
  if (officer && !officer.hasPin) {
    page(flow, el('p', { class: 'note bad', role: 'alert' }, texts.problems.no_pin));
    return;
  }
  page(
    flow,
    el(
      'div',
      {},
      el('p', {}, `${texts.acts.attend} · ${session.topic} · ${badgeNo} ${name}`),
      problem === undefined ? null : el('p', { class: 'note bad', role: 'alert' }, problem),
      pinPad(
        texts,
        once((pin) => enter(flow, signIn, pin)),
      ),
    ),
  );
}

async function enter(flow: Flow, signIn: SignIn, pin: string): Promise<void> {
  const { texts } = flow;
  const { entryId, session, badgeNo, name } = signIn;
  type Refusal = { outcome: 'bad_request' | 'failed' };
  const { body } = await ask<Entered | Refusal>(`stations/${flow.state().stationId}/entries`, {
    ...{ entryId, kind: 'attend', sessionId: session.sessionId, badgeNo, pin },
  }).catch(() => ({ body: { outcome: 'failed' } as const }));
  if (body.outcome === 'entered') {
    await flow.reload();
    const done = doneNote(flow, `${texts.kinds.attend}: ${name} · ${session.topic}`, badgeNo);
    lastPage(flow, el('div', {}, done, unseenNote(flow, { badgeNo, pin })));
    return;
  }
  if (body.outcome === 'pin_given') {
    return choosePin(flow, { badgeNo, pin }, (own) => void enter(flow, signIn, own));
  }
  if (body.outcome === 'wrong_pin' || body.outcome === 'failed') {
    const more = body.outcome === 'wrong_pin' ? ` · ${texts.attemptsLeft} ${body.attemptsLeft}` : '';
    return askPin(flow, signIn, `${texts.problems[body.outcome]}${more}`);
  }
  const more =
    body.outcome === 'not_open'
      ? ` ${clock(session.signInFrom)}–${clock(session.endsAt)}`
      : body.outcome === 'locked'
        ? ` · ${Math.ceil(body.retryAfterMs / 60_000)} ${texts.minutesMore}`
        : '';
  page(flow, el('p', { class: 'note bad', role: 'alert' }, `${texts.problems[body.outcome]}${more}`));
}

function timesOf({ startsAt, endsAt }: Session): string {
  return `${clock(startsAt)}–${clock(endsAt)}`;
}
