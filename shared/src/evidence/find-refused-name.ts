/**
 * Latin letters, digits, Chinese characters, and `.`, `_`, `-` within: nothing that ends a line, turns the direction of writing,
 * is seen as nothing, or has two spellings. That no part begins with a dot leaves out `.` and `..`, too.
 */
const partForm = /^[A-Za-z0-9\u4e00-\u9fff](?:[A-Za-z0-9\u4e00-\u9fff._-]*[A-Za-z0-9\u4e00-\u9fff_-])?$/;
/** Windows takes these for devices, whatever their extension. */
const deviceForm = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const longest = 255;

/**
 * The first of these names that no export may have, because it could mean another file on some machine: of a form that isn't
 * plain, the same as an earlier one but for case, or the folder of another.
 */
export function findRefusedName(names: readonly string[]): string | null {
  const seen = new Set<string>();
  const folders = new Set<string>();
  for (const name of names) {
    const parts = name.toLowerCase().split('/');
    if (name.length > longest || !name.split('/').every((part) => partForm.test(part) && !deviceForm.test(part))) {
      return name;
    }
    const above = parts.slice(1).map((_, nr) => parts.slice(0, nr + 1).join('/'));
    const own = parts.join('/');
    if (seen.has(own) || folders.has(own) || above.some((folder) => seen.has(folder))) return name;
    seen.add(own);
    for (const folder of above) folders.add(folder);
  }
  return null;
}
