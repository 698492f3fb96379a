import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BulletinWorld, startBulletins } from './support/bulletin-life-world.ts';
import { sampleMakers } from './support/sample-bulletin.ts';

let world: BulletinWorld;
/** What happens while the document is made. */
let meanwhile: () => Promise<unknown> = async () => undefined;

beforeAll(async () => {
  world = await startBulletins({
    async renderDocx(...of) {
      await meanwhile();
      return sampleMakers.renderDocx(...of);
    },
  });
});
afterAll(() => world?.stop());

it('is sealed once, with one number, though HQ lost its database or its store in the middle', async () => {
  const [writer, sealer] = [await world.setup.signIn('inspector'), await world.setup.signIn('brigade_leader')];
  await world.take();
  const { bulletinId } = await world.newest(writer);
  const path = `bulletins/${bulletinId}`;
  await world.ok(writer, 'POST', `${path}/submit`, { version: 0 });
  const seal = () => world.call(sealer, 'POST', `${path}/seal`, { version: 1 });

  meanwhile = () =>
    sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'
    `.execute(world.db);
  expect((await seal()).status).toBeGreaterThanOrEqual(500);
  meanwhile = async () => {
    throw new Error('HQ dies');
  };
  expect((await seal()).status).toBe(500);
  expect(await world.ok(writer, 'GET', path)).toMatchObject({ state: 'in_review', number: null, version: 1 });

  meanwhile = async () => undefined;
  const both = await Promise.all([seal(), seal()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const sealed = await world.ok(writer, 'GET', path);
  expect(sealed).toMatchObject({ state: 'sealed', number: 1 });
  const facts = (await world.setup.facts()).filter((fact) => fact.startsWith('bulletin_sealed'));
  expect(facts).toEqual([`bulletin_sealed bulletin:${bulletinId}`]);
  for (const { name } of sealed.files) {
    expect((await world.call(writer, 'GET', `${path}/files/${name}`)).status).toBe(200);
  }
});
