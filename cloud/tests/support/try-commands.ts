import { randomUUID } from 'node:crypto';
import type { Role } from '@rollcall/shared/http/permissions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { beforeAll, describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import type { Command, CommandCase } from './command-case.ts';
import { countRows, type RowCounts, rowsAdded } from './count-rows.ts';
import type { RosterSetup } from './roster-setup.ts';
import type { Somebody } from './second-person-cases.ts';

const password = 'password-of-a-test';

/** Somebody's account in S1, made at the command line: nobody else is apart from it. */
export async function person(setup: RosterSetup, role: Role): Promise<Somebody> {
  const username = `${role}-${randomUUID()}`;
  const unitCode = role === 'squad_leader' ? 'S1' : null;
  const badgeNo = role === 'officer' ? '100001' : null;
  await addTestAccount(setup.db, { username, password, role, unitCode, badgeNo, personName: `某人${username}` });
  return { username, cookie: await signIn(setup, username) };
}

async function signIn(setup: RosterSetup, username: string): Promise<string> {
  const { headers } = await setup.call('', 'POST', 'sessions', { username, password });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** The end of a session and the next sign-in are facts, too; it comes without the cookie of a device, so it is from a new one. */
const withFactsOfSession = ({ fact = 0, pending_fact = 0, known_device = 0, ...others }: Record<string, number>) => ({
  ...others,
  known_device: known_device + 1,
  fact: fact + 2,
  pending_fact: pending_fact + 2,
});

/** Tries each of these commands twice at once, again, with a session that ends meanwhile, and without a session. */
export function tryCommands(cases: readonly CommandCase[], setupOf: () => RosterSetup): void {
  let nr = 0;

  const give = ({ cookie }: Somebody, { method, path, body }: Command, key: string) =>
    callApi(setupOf().url, { method, path, cookie, body, headers: { 'idempotency-key': key } });

  const count = (): Promise<RowCounts> => countRows(setupOf().db);

  async function readyFor({ role, ready }: CommandCase): Promise<{ giver: Somebody; command: Command }> {
    nr += 1;
    const giver = await person(setupOf(), role);
    return { giver, command: await ready(setupOf(), giver, nr) };
  }

  describe.each(cases)('$route', (kind) => {
    /** What it answers when it comes once, and what it adds then. */
    let single: Awaited<ReturnType<typeof give>>;
    let added: Record<string, number>;
    beforeAll(async () => {
      const once = await readyFor(kind);
      const before = await count();
      single = await give(once.giver, once.command, randomUUID());
      added = rowsAdded(before, await count());
    });

    it('adds no more when it comes twice at once with one key than when it comes once, and nothing when it comes again', async () => {
      expect([single.status, single.body.code]).toEqual([expect.toSatisfy((status) => status < 300), undefined]);
      const twice = await readyFor(kind);
      const key = randomUUID();
      const start = await count();
      const answers = await Promise.all([1, 2].map(() => give(twice.giver, twice.command, key)));
      expect(answers.map(({ status }) => status)).toEqual([single.status, single.status]);
      expect(answers.map(({ headers }) => headers.get('idempotency-replayed')).sort()).toEqual([null, 'true']);
      const after = await count();
      expect(rowsAdded(start, after)).toEqual(added);

      const again = await give(twice.giver, twice.command, key);
      expect([again.status, again.bytes.toString()]).toEqual([single.status, answers[0]?.bytes.toString()]);
      expect(rowsAdded(after, await count())).toEqual({});
    });

    // A new password, once it is given, is what its giver would have to sign in with.
    if (kind.route !== 'PUT sessions/current/password') {
      it('adds no more when its session ends in the middle of it, and it comes again after signing in', async () => {
        const cut = await readyFor(kind);
        const key = randomUUID();
        const untold = await count();
        const [told] = await Promise.all([
          give(cut.giver, cut.command, key),
          setupOf().call(cut.giver.cookie, 'DELETE', 'sessions/current'),
        ]);
        expect([single.status, 401]).toContain(told.status);
        const signedIn = { ...cut.giver, cookie: await signIn(setupOf(), cut.giver.username) };
        expect((await give(signedIn, cut.command, key)).status).toBe(single.status);
        expect(rowsAdded(untold, await count())).toEqual(withFactsOfSession(added));
      });
    }

    it('writes nothing once the session has ended', async () => {
      const { giver, command } = await readyFor(kind);
      await setupOf().call(giver.cookie, 'DELETE', 'sessions/current');
      const before = await count();
      expect(await give(giver, command, randomUUID())).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
      expect(rowsAdded(before, await count())).toEqual({});
    });
  });
}
