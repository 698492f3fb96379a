import type { DecisionAtKiosk, DecisionsAnswer, SeenAnswer } from '../src/kiosk/kiosk-messages.ts';
import { ask } from './ask.ts';
import { officerChoices } from './choices.ts';
import { choosePin } from './choose-pin.ts';
import { el } from './dom.ts';
import { type Flow, once, page } from './flow.ts';
import { pinPad } from './pin-pad.ts';
import { dayAndClock } from './time-in-china.ts';

interface Officer {
  badgeNo: string;
  pin: string;
}

type Refusal = { outcome: 'bad_request' | 'failed' };

/** Who one is, then what was decided about oneself. */
export function startDecisions(flow: Flow): void {
  page(
    flow,
    officerChoices(flow.state(), flow.texts, (badgeNo) => askPin(flow, badgeNo)),
  );
}

function askPin(flow: Flow, badgeNo: string, problem?: string): void {
  const { texts } = flow;
  const officer = flow.state().officers.find((one) => one.badgeNo === badgeNo);
  if (officer && !officer.hasPin) {
    page(flow, el('p', { class: 'note bad', role: 'alert' }, texts.noPin));
    return;
  }
  page(
    flow,
    el(
      'div',
      {},
      el('p', {}, `${texts.acts.decisions} · ${badgeNo} ${officer?.name ?? ''}`),
      problem === undefined ? null : el('p', { class: 'note bad', role: 'alert' }, problem),
      pinPad(
        texts,
        once((pin) => open(flow, { badgeNo, pin })),
      ),
    ),
  );
}

async function open(flow: Flow, officer: Officer): Promise<void> {
  const body = await fetchDecisions(flow, officer);
  if (body.outcome === 'decisions') list(flow, officer, body.decisions);
  else if (body.outcome === 'pin_given')
    choosePin(flow, officer, (pin) => void open(flow, { badgeNo: officer.badgeNo, pin }));
  else if (body.outcome === 'wrong_pin' || body.outcome === 'locked')
    askPin(flow, officer.badgeNo, problemOf(flow, body));
  else page(flow, el('p', { class: 'note bad', role: 'alert' }, problemOf(flow, body)));
}

/** After an entry, while the officer still stands there: how many he hasn't seen. Nothing when there is none, or HQ is away. */
export function unseenNote(flow: Flow, officer: Officer): HTMLElement {
  const { texts } = flow;
  const note = el('div', { role: 'status' });
  void fetchDecisions(flow, officer).then((body) => {
    if (body.outcome !== 'decisions' || body.decisions.length === 0) return;
    const { decisions } = body;
    note.append(
      el(
        'p',
        { class: 'note warn' },
        `${texts.decisions.unseen}${decisions.length} `,
        el('button', { click: () => list(flow, officer, decisions) }, texts.decisions.open),
      ),
    );
  });
  return note;
}

function list(flow: Flow, officer: Officer, decisions: readonly DecisionAtKiosk[]): void {
  const { texts } = flow;
  if (decisions.length === 0) {
    page(flow, el('p', { class: 'note good', role: 'status' }, texts.decisions.none));
    return;
  }
  const buttons = decisions.map((decision) =>
    el(
      'button',
      { click: () => show(flow, officer, decision, decisions) },
      decision.about[flow.language],
      el('span', { class: 'tags' }, decision.decision[flow.language]),
    ),
  );
  page(
    flow,
    el(
      'section',
      {},
      el('h2', {}, `${texts.decisions.unseen}${decisions.length}`),
      el('div', { class: 'choices' }, ...buttons),
    ),
  );
}

function show(
  flow: Flow,
  officer: Officer,
  decision: DecisionAtKiosk,
  all: readonly DecisionAtKiosk[],
  problem?: string,
): void {
  const { texts } = flow;
  const words = texts.decisions;
  const { about, reason, decidedAt, appealUntilOn } = decision;
  const facts: [string, string][] = [
    [words.about, about[flow.language]],
    [words.decision, decision.decision[flow.language]],
    [words.reason, reason],
    [words.decidedAt, dayAndClock(decidedAt)],
    ...(appealUntilOn === null ? [] : [[words.appealUntil, appealUntilOn] as [string, string]]),
  ];
  page(
    flow,
    el(
      'section',
      {},
      el('h2', {}, words.title),
      problem === undefined ? null : el('p', { class: 'note bad', role: 'alert' }, problem),
      el(
        'table',
        {},
        el(
          'tbody',
          {},
          ...facts.map(([name, value]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, value))),
        ),
      ),
      el('p', { class: 'quiet' }, words.hint),
      el('div', { class: 'row' }, el('button', { class: 'main', click: () => markSeen('') }, words.seen)),
    ),
  );
  const markSeen = once(async () => {
    const { kind, id } = decision;
    const answer = await post<SeenAnswer>(flow, 'notices', { ...officer, kind, id });
    if (answer.outcome !== 'seen') return show(flow, officer, decision, all, problemOf(flow, answer));
    const left = all.filter((one) => one.id !== id);
    const done = `${words.noted}${answer.appealUntilOn === null ? '' : ` · ${words.appealUntil} ${answer.appealUntilOn}`}`;
    page(
      flow,
      el(
        'div',
        {},
        el('p', { class: 'note good', role: 'status' }, done),
        left.length === 0
          ? null
          : el('button', { click: () => list(flow, officer, left) }, `${words.unseen}${left.length}`),
      ),
    );
  });
}

const fetchDecisions = (flow: Flow, officer: Officer) => post<DecisionsAnswer>(flow, 'decisions', officer);

async function post<Answer>(flow: Flow, what: string, body: object): Promise<Answer | Refusal> {
  const path = `stations/${flow.state().stationId}/${what}`;
  const answer = await ask<Answer | Refusal>(path, body).catch(() => undefined);
  return answer?.body ?? { outcome: 'failed' };
}

function problemOf(
  { texts }: Flow,
  answer: Exclude<DecisionsAnswer | SeenAnswer | Refusal, { outcome: 'decisions' | 'seen' }>,
): string {
  if (answer.outcome === 'hq_away' || answer.outcome === 'gone') return texts.decisions[answer.outcome];
  const problem = texts.problems[answer.outcome];
  if (answer.outcome === 'wrong_pin') return `${problem} · ${texts.attemptsLeft} ${answer.attemptsLeft}`;
  if (answer.outcome !== 'locked') return problem;
  return `${problem} · ${Math.ceil(answer.retryAfterMs / 60_000)} ${texts.minutesMore}`;
}
