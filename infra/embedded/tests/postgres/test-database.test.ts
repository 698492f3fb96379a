import { createTestDatabase, migratedTemplate } from '@rollcall/test/test-database';
import pg from 'pg';
import { expect, test } from 'vitest';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('migrates a template once, however many files ask for it at once', async () => {
  let migrations = 0;
  const migrate = async (url: string) => {
    migrations++;
    await query(url, "create table officer (name text); insert into officer values ('a')");
  };
  const names = await Promise.all([1, 2, 3].map(() => migratedTemplate('once', migrate)));
  expect(new Set(names).size).toBe(1);
  expect(migrations).toBe(1);

  const [left, right] = await Promise.all(names.slice(0, 2).map((template) => createTestDatabase({ template })));
  if (!left || !right) throw new Error('two databases were asked for');
  await query(left.url, 'delete from officer');
  expect(await query(left.url, 'select * from officer')).toEqual([]);
  expect(await query(right.url, 'select * from officer')).toEqual([{ name: 'a' }]);
  await Promise.all([left.drop(), right.drop()]);
  await expect(query(left.url, 'select 1')).rejects.toThrow('does not exist');
});

test('leaves no template behind when its migration fails', async () => {
  const broken = () => Promise.reject(new Error('migration failed'));
  await expect(migratedTemplate('broken', broken)).rejects.toThrow('migration failed');
  await expect(createTestDatabase({ template: 'template_broken' })).rejects.toThrow('does not exist');
  await migratedTemplate('broken', () => Promise.resolve());
});
