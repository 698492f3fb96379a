import type { SchemaCatalogue } from '@rollcall/test/schema-catalogue';

/**
 * Why a program made for the schema `before` might not run on `now`: what is gone, and what asks for more.
 * @param harmless names of columns, constraints and triggers that somebody looked at, with the reason
 * @returns a line for each
 */
export function schemaNarrowed(
  before: SchemaCatalogue,
  now: SchemaCatalogue,
  harmless: Readonly<Record<string, string>> = {},
): string[] {
  const tables = new Set(Object.keys(before.columns).map(tableOf));
  const isOld = (name: string) => tables.has(tableOf(name)) && !(name in harmless);
  const namesOldColumn = (name: string, says: string) =>
    [...says.matchAll(/\w+/g)].some(([word]) => `${tableOf(name)}.${word}` in before.columns);
  const deletable = before.privileges.filter((one) => one.endsWith(': delete')).map(tableOf);
  const isKept = (says: string) => deletable.includes(/REFERENCES (\w+)/.exec(says)?.[1] ?? '');

  return [
    ...changed(before.columns, now.columns),
    ...now.notNull
      .filter((name) => isOld(name) && !before.notNull.includes(name))
      .filter((name) => name in before.columns || !now.filled.includes(name))
      .map((name) => `${name} must be given`),
    ...before.filled.filter((name) => !now.filled.includes(name)).map((name) => `${name} has no default any more`),
    ...Object.entries(before.checks)
      .filter(([name, says]) => isOld(name) && !isLoosened(says, now.checks[name]))
      .map(([name, says]) => `${name} was ${says} and is ${now.checks[name]}`),
    ...added(before.checks, now.checks)
      .filter(([name, says]) => isOld(name) && namesOldColumn(name, says))
      .map(([name, says]) => `${name} is new: ${says}`),
    ...lacking(before.unique, now.unique).map((one) => `no longer unique: ${one}`),
    ...lacking(now.unique, before.unique)
      .filter(isOld)
      .map((one) => `unique now: ${one}`),
    ...added(before.references, now.references)
      .filter(([name, says]) => isKept(says) || (isOld(name) && namesOldColumn(name, /^[^)]+/.exec(says)?.[0] ?? '')))
      .map(([name, says]) => `${name} is new: ${says}`),
    ...changed(before.functions, now.functions),
    ...changed(before.triggers, now.triggers).filter((line) => !(line.slice(0, line.indexOf(' ')) in harmless)),
    ...lacking(before.privileges, now.privileges).map((one) => `not allowed any more: ${one}`),
  ];
}

type Said = Readonly<Record<string, string>>;

const tableOf = (name: string) => /^\w+/.exec(name)?.[0] ?? '';
const lacking = (these: readonly string[], those: readonly string[]) => these.filter((one) => !those.includes(one));
const added = (before: Said, now: Said) => Object.entries(now).filter(([name]) => !(name in before));

function changed(before: Said, now: Said): string[] {
  return Object.entries(before)
    .filter(([name, says]) => now[name] !== says)
    .map(([name, says]) => `${name} was ${says} and is ${now[name]}`);
}

/** Gone, the same, or a list of values that has all of those before. */
function isLoosened(before: string, now: string | undefined): boolean {
  if (now === undefined || now === before) return true;
  const [was, is] = [listed(before), listed(now)];
  return (
    was !== undefined && is !== undefined && was.column === is.column && lacking(was.values, is.values).length === 0
  );
}

function listed(check: string): { column: string; values: string[] } | undefined {
  const [, column, values] = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^\]]*)\]\)\)\)$/.exec(check) ?? [];
  return column === undefined || values === undefined ? undefined : { column, values: values.split(', ') };
}
