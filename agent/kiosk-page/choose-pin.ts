import type { ChosenAnswer } from '../src/kiosk/kiosk-messages.ts';
import { ask } from './ask.ts';
import { el } from './dom.ts';
import { type Flow, once, page } from './flow.ts';
import { pinPad } from './pin-pad.ts';

interface Given {
  badgeNo: string;
  /** That somebody else made, and the officer typed. */
  pin: string;
}

/** First another PIN, typed twice, in place of one that somebody else made; then what he came for, with that one. */
export function choosePin(flow: Flow, given: Given, goOn: (pin: string) => void, problem?: string): void {
  const { texts } = flow;
  const words = texts.choosePin;
  const again = (why: string) => choosePin(flow, given, goOn, why);
  askFor(flow, words.first, problem, (first) => {
    if (first === given.pin) return again(words.sameAgain);
    askFor(flow, words.second, undefined, (second) => {
      if (second !== first) return again(words.differs);
      void send(flow, given, first).then((answer) => {
        if (answer.outcome === 'chosen') return flow.reload().then(() => goOn(first));
        if (answer.outcome === 'pin_too_plain') return again(words.tooPlain);
        const why =
          answer.outcome === 'hq_away'
            ? words.hqAway
            : answer.outcome === 'gone'
              ? words.gone
              : texts.problems[answer.outcome];
        return page(flow, el('p', { class: 'note bad', role: 'alert' }, why));
      });
    });
  });
}

function askFor(flow: Flow, title: string, problem: string | undefined, onPin: (pin: string) => void): void {
  const { texts } = flow;
  page(
    flow,
    el(
      'div',
      {},
      el('p', { class: 'note warn' }, texts.choosePin.why),
      problem === undefined ? null : el('p', { class: 'note bad', role: 'alert' }, problem),
      pinPad(
        texts,
        once(async (pin) => onPin(pin)),
        title,
      ),
    ),
  );
}

async function send(flow: Flow, given: Given, newPin: string) {
  type Refusal = { outcome: 'bad_request' | 'failed' };
  const path = `stations/${flow.state().stationId}/pins`;
  const { body } = await ask<ChosenAnswer | Refusal>(path, { ...given, newPin }).catch(() => ({
    body: { outcome: 'failed' } as const,
  }));
  return body;
}
