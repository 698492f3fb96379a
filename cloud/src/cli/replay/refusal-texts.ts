import { type DrawRefusal, drawRefusals } from '@rollcall/shared/draw/refusal';
import type { FindingCode } from '@rollcall/shared/evidence/finding';
import { findingTexts } from '../verify/verdict-texts.ts';

/** What is wrong, as the end of a line that begins with the entry. */
const texts: Record<(typeof drawRefusals)[number], string> = {
  no_bundle: 'is not the file of a draw',
  not_opened: 'is of a draw, and what it says is not shown',
  fact_refused: 'does not have the form that it must have, or is about something else',
  no_start: 'is not the first: the file does not begin with what fixed this draw and all that it draws from again',
  two_announcements: 'announces a draw that was announced before',
  two_closes: 'closes a draw that was closed before',
  no_announcement: 'is over no announcement of this draw',
  no_close: 'is over no close of this draw',
  out_of_order: 'stands out of order',
  order_differs: 'orders the stations by another seed than that draw had',
  asked_out_of_order: 'asks another station than the one whose turn it was',
  asked_too_many: 'asks one more station although enough had answered',
  not_custodian: 'is by a station that the roster does not have, or that was not asked',
  batch_missing: 'tells of a batch that the file does not have',
  batch_differs: 'tells something else than the batch that the station signed',
  batch_signature: 'tells of a batch that the station of the roster did not sign',
  closed_early: 'closes the draw before its time, or before enough stations had answered or had their chance',
  commitment_omitted: 'does not list exactly the first commitments that came before it',
  hq_secret_differs: "opens another secret than HQ's announcement committed to",
  item_twice: 'draws from an item twice',
  again_differs: 'draws again from other void draws than there are',
  exclusion_unjustified: 'leaves out an item without an entry before it that says why',
  population_differs: 'says another number, root or strata than the items make that became ripe',
  close_differs: 'is about another announcement, or another close',
  secret_differs: 'opens another secret than the station committed to, or before the close',
  seed_differs: 'says another seed than the secrets make, or says it while a secret is shut',
  sample_differs: 'says another sample than the seed draws',
};

export function textOf(code: DrawRefusal): string {
  return isOfDraw(code) ? texts[code] : findingTexts[code];
}

function isOfDraw(code: DrawRefusal): code is Exclude<DrawRefusal, FindingCode> {
  return (drawRefusals as readonly string[]).includes(code);
}
