import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { makeSiteCertificates } from '../site/site-certificates.ts';
import { changeableSecrets, changeSiteSecret, makeSiteSecrets } from '../site/site-secrets.ts';
import { parseArguments } from './parse-arguments.ts';

const optionsSchema = z.object({
  folder: z.string().min(1),
  host: z
    .string()
    .regex(
      /^(?=.{1,64}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
      'must be a name such as rollcall.brigade.example, or an IPv4 address',
    ),
  changeSecret: z.enum(changeableSecrets).optional(),
});

/** `rollcall site`: the files that an installation with docker compose needs beside HQ's keys. */
export function siteCommand(): Command {
  return new Command('site')
    .description('make the secrets and certificates of an installation; keeps what is there, renews what ends soon')
    .requiredOption('--folder <folder>', 'where they lie: in its sub-folders secrets and ca')
    .requiredOption('--host <name>', 'the name or IP address by which browsers and stations reach HQ')
    .option('--change-secret <name>', `make only this one anew: ${changeableSecrets.join(', ')}`)
    .action(async (given: object) => {
      const { folder, host, changeSecret } = parseArguments(optionsSchema, given);
      const secretsFolder = resolve(folder, 'secrets');
      if (changeSecret) {
        for (const file of await changeSiteSecret(secretsFolder, changeSecret)) console.log(`Made ${file}`);
        return;
      }
      const authorityFolder = resolve(folder, 'ca');
      const secrets = await makeSiteSecrets(secretsFolder);
      const { made, validTo } = await makeSiteCertificates({ secretsFolder, authorityFolder, host, now: new Date() });
      for (const file of [...secrets, ...made]) console.log(`Made ${file}`);
      if (secrets.length + made.length === 0) console.log('All secrets and certificates are there already.');
      console.log(`Certificates of ${host} are valid until ${validTo.toISOString().slice(0, 10)}.`);
      const authorityKey = join(authorityFolder, 'ca.key');
      if (made.includes(authorityKey)) {
        console.log(`\nTHE KEY OF THE AUTHORITY IS ${authorityKey} AND MUST NOT STAY ON THIS MACHINE.`);
        console.log('Whoever has it can pretend to be HQ to every browser and station that trusts the authority.');
        console.log('It is needed only to renew certificates, or for another host name.');
      }
    });
}
