import { Command } from 'commander';
import { certificateFilesOf, readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { findProblems } from '../observe/self-check/find-problems.ts';
import { lineOfProblems } from '../observe/self-check/line-of-problems.ts';
import { withDatabase } from './with-database.ts';

/** `rollcall self-check`: for cron and mail. Exit status: 0 well, 1 not. */
export function selfCheckCommand(): Command {
  return new Command('self-check')
    .description(
      'say in one line whether anything is wrong with HQ: what the page Operations says, but parts of processes',
    )
    .addHelpText('after', '\nExit status: 0 well, 1 something is wrong. The page Operations (运维) says of what.')
    .action(async () => {
      const read = readVariables(readEnv(), ['ROLLCALL_CERTIFICATE_FILES', 'ROLLCALL_CA_FILE']);
      const certificateFiles = certificateFilesOf(read);
      const problems = await withDatabase((db) => findProblems(db, new Date(), { checks: [], certificateFiles }));
      console.log(lineOfProblems(problems));
      if (problems.length > 0) process.exitCode = 1;
    });
}
