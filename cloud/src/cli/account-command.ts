import { roleSchema } from '@rollcall/shared/http/sessions';
import { Command } from 'commander';
import { z } from 'zod';
import { addAccount, changePassword } from '../auth/accounts.ts';
import { parseArguments } from './parse-arguments.ts';
import { readPassword } from './read-password.ts';
import { withDatabase } from './with-database.ts';

const accountSchema = z.object({
  username: z.string().regex(/^\S{1,64}$/, 'must be 1 to 64 characters without spaces'),
  role: roleSchema,
  unitCode: z.string().nullable(),
  badgeNo: z.string().nullable(),
});

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
    .action(async (username: string, options: { role: string; unit?: string; badge?: string }) => {
      const { role, unit = null, badge = null } = options;
      const wanted = parseArguments(accountSchema, { username, role, unitCode: unit, badgeNo: badge });
      const { password, made } = await readPassword();
      await withDatabase((db) => addAccount(db, { ...wanted, password }));
      console.log(`Account ${username} made.`);
      if (made) showOnce(password);
    });
  account
    .command('passwd')
    .description("change an account's password and end its sessions")
    .argument('<username>')
    .action(async (username: string) => {
      const { password, made } = await readPassword();
      await withDatabase((db) => changePassword(db, username, password));
      console.log(`The password of ${username} is changed; its sessions are ended.`);
      if (made) showOnce(password);
    });
  return account;
}

function showOnce(password: string): void {
  console.log(`Password (not shown again): ${password}`);
}
