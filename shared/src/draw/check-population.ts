import { canonicalJson } from '../contract/canonical-json.ts';
import type { DrawCrypto } from './draw-crypto.ts';
import { factsOf, type Opened } from './open-draw.ts';
import type { Bundle } from './read-bundle.ts';
import { refuseUnless } from './refusal.ts';
import { type Line, partsOf, populationOf, type Ripe, rootOf } from './sample.ts';

/** All that became ripe since the close before, and what void draws left, without what is excluded for a reason. */
export function checkPopulation(bundle: Bundle, { draw, before, close }: Opened, { sha256 }: DrawCrypto): Line[] {
  const entry = `leaf ${close.index}`;
  const { again, exclusions, population: stated } = close.payload;
  const voided = voidDraws(bundle, { draw, close });
  refuseUnless(canonicalJson(again) === canonicalJson(voided), 'again_differs', entry);
  const ripe = [
    ...voided.flatMap((earlier) => ripeOf(bundle, earlier)),
    ...ripeBetween(bundle, before.index, close.index, false),
  ];
  const byId = new Map<string, Ripe>();
  for (const item of ripe) {
    const id = `${item.kind}:${item.item}`;
    refuseUnless(!byId.has(id), 'item_twice', entry);
    byId.set(id, item);
  }
  for (const { kind, item, index } of exclusions) {
    const told = bundle.facts.find((fact) => fact.index === index);
    const right =
      told?.type === 'check_excluded' &&
      index < close.index &&
      told.payload.kind === kind &&
      told.payload.item === item;
    const id = `${kind}:${item}`;
    refuseUnless(right && byId.delete(id), 'exclusion_unjustified', entry);
  }
  const { plan } = before.next;
  const population = populationOf([...byId.values()], plan);
  const strata = partsOf(population, plan).map(({ key, size }) => ({ key, size }));
  const found = { size: population.length, root: rootOf(population, sha256), strata };
  refuseUnless(canonicalJson(stated) === canonicalJson(found), 'population_differs', entry);
  return population;
}

/** The draws that became void before this close, and that no earlier close drew from again. */
function voidDraws(bundle: Bundle, { draw, close }: Pick<Opened, 'draw' | 'close'>): number[] {
  const done = new Set<number>();
  for (const { type, payload } of bundle.facts) {
    if (type === 'draw_closed' && payload.draw < draw) for (const earlier of payload.again) done.add(earlier);
  }
  return bundle.facts
    .flatMap(({ type, payload, index }) => (type === 'draw_voided' && index < close.index ? [payload.draw] : []))
    .filter((earlier, place, all) => !done.has(earlier) && all.indexOf(earlier) === place)
    .sort((a, b) => a - b);
}

/** What a void draw drew from, as far as it is shown here, with what it drew from again itself. */
function ripeOf(bundle: Bundle, draw: number): Ripe[] {
  const [close] = factsOf(bundle, 'draw_closed', draw);
  const isWhole = close !== undefined && close.payload.after.index >= (bundle.facts[0]?.index ?? 0);
  refuseUnless(isWhole, 'no_start', 'leaf 0');
  return [
    ...close.payload.again.flatMap((earlier) => ripeOf(bundle, earlier)),
    ...ripeBetween(bundle, close.payload.after.index, close.index, true),
  ];
}

function ripeBetween({ facts }: Bundle, from: number, to: number, again: boolean): Ripe[] {
  return facts.flatMap(({ type, index, payload }) =>
    type === 'check_ripe' && index > from && index < to ? [{ ...payload, again }] : [],
  );
}
