import type { DrawFile } from './draw-file.ts';
import { type DrawRefusal, isGrave } from './draw-refusals.ts';

/** What can be wrong with a draw, and what a person at the station does about it. */
export const drawNextSteps = {
  draw_second_close:
    'HQ closed a draw twice. If this station had not opened its secret before, it never does. Both closes are in draws.json and in the ledger: tell the brigade office and the auditor. When they know: stop the agent, then rollcall-agent witness clear --go-on-with had.',
  draw_announced_twice:
    'HQ announced a draw twice. This station stays with its first answer. Both announcements are in the ledger: tell the brigade office and the auditor. When they know: stop the agent, then rollcall-agent witness clear --go-on-with had.',
  draw_passed_over:
    'HQ closed a draw without what this station had answered. Its secret stays closed and the draw is void. Tell the brigade office and the auditor. When they know: stop the agent, then rollcall-agent witness clear --go-on-with had.',
  draw_file_lost:
    'HQ asks for a draw of before this station made its file draws.json. It abstains; nothing more is needed. If the file was there before, find out who removed it or brought back an older folder.',
  draw_file_unreadable:
    'draws.json could not be read. It was moved aside and a new one begun: draws under way are not answered. Look at the disk. This ends with the next draw that is answered.',
  draw_not_shown:
    'HQ asks for a draw and does not show that it stands in its ledger. Nothing is answered meanwhile. At HQ: rollcall ledger status.',
  draw_refused:
    'HQ asks for a draw whose number it may not ask for any more, or as it may not ask. Nothing is answered. Tell the brigade office.',
} as const;

export type DrawAlertCode = keyof typeof drawNextSteps;

/** Null: nobody has to do anything. A station that was off line finds draws that were closed without it. */
const codes: Record<DrawRefusal, DrawAlertCode | null> = {
  checkpoint_refused: 'draw_not_shown',
  ledger_unproven: 'draw_not_shown',
  not_told: 'draw_not_shown',
  payload_differs: 'draw_not_shown',
  not_in_ledger: 'draw_not_shown',
  no_announcement: 'draw_refused',
  not_asked: 'draw_refused',
  no_close: 'draw_refused',
  before_file: 'draw_file_lost',
  closed_already: null,
  number_passed: 'draw_refused',
  other_announcement: 'draw_announced_twice',
  closes_other_announcement: 'draw_passed_over',
  commitment_dropped: 'draw_passed_over',
  second_close: 'draw_second_close',
};

/** @param listed the draws that HQ asked for at the last look; what isn't grave ends when HQ asks no more */
export function drawAlertCodes(file: DrawFile, listed: ReadonlySet<number>): Set<DrawAlertCode> {
  const refusals = [
    ...file.draws.filter(({ draw, refused, settled }) => {
      if (refused === null) return false;
      return isGrave(refused) ? settled === null : listed.has(draw);
    }),
    ...file.unanswered.filter(({ draw }) => listed.has(draw)),
  ];
  const told = refusals.flatMap(({ refused }) => (refused === null ? [] : (codes[refused] ?? [])));
  return new Set<DrawAlertCode>(file.unreadableAt ? [...told, 'draw_file_unreadable'] : told);
}
