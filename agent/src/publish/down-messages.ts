import type { Receipt, Refusal } from '@rollcall/shared/contract/down-message';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import type { Logger } from 'pino';
import type { Outbox } from '../outbox/outbox.ts';
import type { Clock } from '../runtime/clock.ts';
import { openDownMessage } from './open-down-message.ts';
import type { SendWindow } from './send-window.ts';

/** What a message by HQ means for the connection. */
export type DownMessageEffect =
  | { effect: 'none' }
  | { effect: 'progress' }
  | { effect: 'rewound' }
  | { effect: 'refused'; reason: Refusal['reason']; nextStep: string }
  /** HQ speaks of another incarnation since it started anew: it may have forgotten this one. */
  | { effect: 'register' }
  /** HQ lost what this store has pruned: it goes on as a new store, which tells what it still has and what is gone. */
  | { effect: 'renew_store' };

/** Checks one message from the broker and does what it says to outbox and window. */
export function createDownMessageTaker(parts: {
  /** HQ's keys that count now. */
  messageKeys: () => readonly PublicJwk[];
  /** A message was signed by none of them: HQ may have a new one. */
  onUnknownKey: () => void;
  /** A receipt was believed. */
  onReceipt: (receipt: Receipt) => void;
  outbox: Outbox;
  window: SendWindow;
  clock: Clock;
  log: Logger;
}): (payload: Buffer) => Promise<DownMessageEffect> {
  const { messageKeys, onUnknownKey, onReceipt, outbox, window, clock, log } = parts;

  async function takeReceipt(receipt: Receipt): Promise<DownMessageEffect> {
    const { through: before, cloudEpoch } = outbox.state();
    const decision = await outbox.applyReceipt(receipt);
    if (decision.outcome !== 'refused') onReceipt(receipt);
    switch (decision.outcome) {
      case 'refused':
        log.warn({ reason: decision.reason, through: receipt.through }, 'receipt was refused and released nothing');
        if (decision.reason === 'below_what_was_pruned') return { effect: 'renew_store' };
        if (decision.reason !== 'other_incarnation' || receipt.cloudEpoch <= cloudEpoch) return { effect: 'none' };
        return { effect: 'register' };
      case 'rewind':
        log.warn({ from: before, through: decision.through }, 'HQ was restored from a backup; batches are sent again');
        window.restart(decision.through);
        return { effect: 'rewound' };
      case 'release':
        if (decision.through === before) return { effect: 'none' };
        log.debug({ through: decision.through }, 'events were confirmed by HQ');
        window.released(decision.through, clock.monotonicMs());
        return { effect: 'progress' };
    }
  }

  function takeRefusal(refusal: Refusal): DownMessageEffect {
    const { reason, nextStep, firstSeq } = refusal;
    if (!outbox.acceptRefusal(refusal)) {
      log.warn({ reason }, 'refusal was old or for another store and was ignored');
      return { effect: 'none' };
    }
    log.error({ reason, nextStep, firstSeq }, 'HQ refused what this station sent');
    return { effect: 'refused', reason, nextStep };
  }

  return async (payload) => {
    const opened = await openDownMessage(payload, messageKeys());
    if (opened.outcome === 'refused') {
      if (opened.reason === 'bad_signature') onUnknownKey();
      log.warn({ reason: opened.reason, sizeBytes: payload.length }, 'message was not by HQ and was refused');
      return { effect: 'none' };
    }
    return opened.message.kind === 'receipt' ? takeReceipt(opened.message) : takeRefusal(opened.message);
  };
}
