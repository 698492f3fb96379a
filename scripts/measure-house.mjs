// The shape of the code in numbers that may only fall: scripts/house.json has them.
import { dirname } from 'node:path';

const smallLines = 60;
const product =
  /^(shared|shared\/node|agent|cloud|infra\/\w+)\/(src|kiosk-page|web\/src|web\/verifier)\/.*\.(tsx?|css)$/;

/** Names that mean another thing elsewhere, as they still stand in the code; in brackets what replaces them. */
const homonyms = {
  'Sight (DataScope)': /\bSight\b/g,
  'keepDuty, lockDuty, holdDuty (lockDutyShared, …)': /\b(keep|lock|hold)Duty\b/g,
  'conflict of interest (recusal)': /conflicts?[ -]of[ -]interest/gi,
  'standIn (delegation)': /\bstandIn|StandIn/g,
};
const homonymousFolders = {
  'files in witnesses (deletion evidence)': /^cloud\/(src|web\/src\/\w+)\/witnesses\//,
  'files in evidence (footage)': /^cloud\/src\/evidence\//,
  'files in exemptions (explanations)': /^cloud\/(src|web\/src\/\w+)\/exemptions\//,
  'files of lists as files called export (download)': /^(?!.*\/evidence(\/|-export)).*export[^/]*\.tsx?$/,
};

export const isProduct = (path) => product.test(path) && !/\.test\.tsx?$/.test(path);

/**
 * @param texts what each product file says, by its path
 * @param imports pairs of paths, the importing one first
 * @param layers the areas of cloud/src in order
 * @returns each number by its name
 */
export function measureHouse({ texts, imports, layers }) {
  const code = [...texts.values()];
  const count = (pattern) => code.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
  const inFolder = (pattern) => [...texts.keys()].filter((path) => pattern.test(path)).length;
  const lines = code.reduce((sum, text) => sum + linesOf(text), 0);
  return {
    'files per thousand lines': Math.ceil((texts.size / lines) * 10_000) / 10,
    'small files whose one importer is their neighbour': smallNeighbours(texts, imports),
    'files in shared/src/http': inFolder(/^shared\/src\/http\//),
    'files in cloud/src/routes': inFolder(/^cloud\/src\/routes\//),
    'files in cloud/web/src/pages': inFolder(/^cloud\/web\/src\/pages\//),
    'useAnswer<': count(/\buseAnswer</g),
    'outdates:': count(/\boutdates:/g),
    'error titles written twice': titlesTwice(texts),
    ...roomsOf(imports, layers),
    ...Object.fromEntries(Object.entries(homonyms).map(([name, pattern]) => [name, count(pattern)])),
    ...Object.fromEntries(Object.entries(homonymousFolders).map(([name, pattern]) => [name, inFolder(pattern)])),
  };
}

const linesOf = (text) => text.split('\n').length - 1;

function smallNeighbours(texts, imports) {
  const importers = new Map();
  for (const [from, to] of imports) importers.set(to, (importers.get(to) ?? new Set()).add(from));
  return [...importers].filter(([path, from]) => {
    const [only] = from;
    return (
      from.size === 1 &&
      /\.tsx?$/.test(path) &&
      linesOf(texts.get(path) ?? '') < smallLines &&
      dirname(only) === dirname(path)
    );
  }).length;
}

function titlesTwice(texts) {
  const english = new Set();
  for (const [path, text] of texts) {
    if (!path.startsWith('shared/src/words/')) continue;
    for (const [, , said] of text.matchAll(/\ben: (['"])(.*?)\1/g)) english.add(said);
  }
  const titles = [...texts]
    .filter(([path]) => path.startsWith('cloud/src/'))
    .flatMap(([, text]) => [...text.matchAll(/\btitle: (['"])(.*?)\1/g)].map(([, , title]) => title));
  return titles.filter((title) => english.has(title)).length;
}

/** Arrows between the areas of HQ that go to a later one, and areas that reach themselves. */
function roomsOf(imports, layers) {
  const floorOf = new Map(layers.flatMap((names, floor) => names.map((name) => [name, floor])));
  const roomOf = (path) => /^cloud\/src\/([^/.]+)/.exec(path)?.[1];
  const arrows = new Map();
  for (const [from, to] of imports) {
    const [one, other] = [roomOf(from), roomOf(to)];
    if (one === undefined || other === undefined || one === other) continue;
    arrows.set(one, (arrows.get(one) ?? new Set()).add(other));
  }
  const floor = (room) => floorOf.get(room) ?? 0;
  const back = [...arrows].flatMap(([from, tos]) => [...tos].filter((to) => floor(to) > floor(from)));
  const reached = (room) => {
    const seen = new Set();
    const next = [...(arrows.get(room) ?? [])];
    for (let one = next.pop(); one !== undefined; one = next.pop()) {
      if (seen.has(one)) continue;
      seen.add(one);
      next.push(...(arrows.get(one) ?? []));
    }
    return seen;
  };
  const inCircles = [...arrows.keys()].filter((room) => reached(room).has(room)).length;
  return { 'arrows back between areas of HQ': back.length, 'areas of HQ in circles': inCircles };
}

/** @returns a sentence for each number that rose, and the numbers as they may be from now on */
export function compareHouse(found, allowed) {
  const risen = Object.entries(found)
    .filter(([name, number]) => number > (allowed[name] ?? 0))
    .map(([name, number]) => `${name}: ${number}, and may be ${allowed[name] ?? 0} at most`);
  const lowest = Object.entries(found).map(([name, number]) => [name, Math.min(number, allowed[name] ?? number)]);
  return { risen, numbers: Object.fromEntries(lowest) };
}

const longestSubject = 72;

/** @param log a line a commit: its short hash, a space, its subject */
export function longSubjects(log) {
  return log
    .split('\n')
    .filter((line) => line.length - line.indexOf(' ') - 1 > longestSubject)
    .map((line) => `commit ${line}: its subject has more than ${longestSubject} characters`);
}
