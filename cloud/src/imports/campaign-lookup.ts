import type { Campaign } from '../roster/campaigns/repository.ts';
import { comparableName } from './comparable-name.ts';
import { isNone } from './is-none.ts';
import type { CellPlace, ProblemList } from './problem-list.ts';

/** Finds campaigns by name. */
export class CampaignLookup {
  readonly #ids: ReadonlyMap<string, string>;
  readonly #names: string;

  constructor(campaigns: readonly Campaign[]) {
    this.#ids = new Map(campaigns.map(({ campaignId, name }) => [comparableName(name), campaignId]));
    this.#names = campaigns.map(({ name }) => name).join('、');
  }

  /** @returns its id, null for none, undefined when nothing is said or there is no such campaign, a problem of the cell */
  find(text: string | undefined, problems: ProblemList, place: CellPlace): string | null | undefined {
    if (text === undefined) return undefined;
    if (isNone(text)) return null;
    const campaignId = this.#ids.get(comparableName(text));
    if (campaignId === undefined) problems.add(place, 'campaign_unknown', this.#names);
    return campaignId;
  }
}
