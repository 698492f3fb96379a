import { roleSchema } from '@rollcall/shared/http/permissions';
import { personNameSchema, usernameSchema } from '@rollcall/shared/resources/accounts';
import { Command } from 'commander';
import { z } from 'zod';
import { accountRows, findStandingAccount } from '../auth/accounts/repository.ts';
import { addAccount, changeAccount, changePassword, checkNewAccount } from '../auth/accounts/save-account.ts';
import { parseArguments } from './parse-arguments.ts';
import { printTable } from './print-table.ts';
import { readPassword } from './read-password.ts';
import { withDatabase } from './with-database.ts';

const accountSchema = z.object({
  username: usernameSchema,
  role: roleSchema,
  unitCode: z.string().nullable(),
  badgeNo: z.string().nullable(),
  personName: personNameSchema.nullable(),
});

interface AccountOptions {
  role: string;
  unit?: string;
  badge?: string;
  name?: string;
}

/** `rollcall account …`. */
export function accountCommand(): Command {
  const account = new Command('account').description('accounts of people');
  account
    .command('add')
    .description('make an account; the password comes from standard input, or is made and shown once')
    .argument('<username>')
    .requiredOption('--role <role>', roleSchema.options.join(', '))
    .option('--unit <code>', 'the unit whose rows a squad leader sees')
    .option('--badge <number>', 'the officer whose account it is')
    .option('--name <name>', 'the name of whose it is; needed without a badge number')
    .action(async (username: string, options: AccountOptions) => {
      const { role, unit = null, badge = null, name = null } = options;
      const wanted = parseArguments(accountSchema, {
        username,
        role,
        unitCode: unit,
        badgeNo: badge,
        personName: name,
      });
      checkNewAccount(wanted);
      const { password, made } = await readPassword(wanted);
      await withDatabase((db) => addAccount(db, { ...wanted, password }));
      console.log(`Account ${wanted.username} made.`);
      if (made) showOnce(password);
    });
  account
    .command('passwd')
    .description("change an account's password and end its sessions")
    .argument('<username>')
    .action(async (username: string) => {
      const made = await withDatabase(async (db) => {
        const account = await findStandingAccount(db, username);
        const read = await readPassword({ username, ...account });
        await changePassword(db, username, read.password);
        return read.made ? read.password : undefined;
      });
      console.log(`The password of ${username} is changed; its sessions are ended.`);
      if (made !== undefined) showOnce(made);
    });
  account
    .command('list')
    .description('show the accounts')
    .action(async () => {
      const rows = await withDatabase((db) => accountRows(db, {}, new Date()).orderBy('a.username').execute());
      printTable(rows.map(toPrinted), 'There are no accounts: `rollcall account add` makes one.');
    });
  for (const [verb, disabled] of [
    ['disable', true],
    ['enable', false],
  ] as const) {
    account
      .command(verb)
      .description(disabled ? 'let an account sign in no more, and end its sessions' : 'let an account sign in again')
      .argument('<username>')
      .action(async (username: string) => {
        await change(username, { disabled });
        console.log(`Account ${username} is ${verb}d.`);
      });
  }
  account
    .command('role')
    .description("change an account's role, unit or officer; its sessions end")
    .argument('<username>')
    .requiredOption('--role <role>', roleSchema.options.join(', '))
    .option('--unit <code>', 'the unit that a squad leader leads')
    .option('--badge <number>', 'the officer whose account it is')
    .option('--name <name>', 'the name of whose it is, without a badge number')
    .action(async (username: string, options: AccountOptions) => {
      const { role, name } = parseArguments(z.object({ role: roleSchema, name: personNameSchema.optional() }), options);
      await change(username, { role, unitCode: options.unit, badgeNo: options.badge, personName: name });
      console.log(`Account ${username} has the role ${role} now; its sessions are ended.`);
    });
  return account;
}

function change(username: string, wanted: Parameters<typeof changeAccount>[2]): Promise<void> {
  return withDatabase((db) => changeAccount({ db, now: () => new Date() }, { username }, wanted, {}));
}

type Account = Awaited<ReturnType<ReturnType<typeof accountRows>['execute']>>[number];

function toPrinted({ username, role, unitCode, badgeNo, officerName, personName, disabled }: Account) {
  return {
    account: username,
    role,
    unit: unitCode ?? '',
    officer: badgeNo === null ? (personName ?? '') : `${badgeNo} ${officerName ?? ''}`,
    state: disabled ? 'disabled' : 'enabled',
  };
}

function showOnce(password: string): void {
  console.log(`Password (not shown again): ${password}`);
}
