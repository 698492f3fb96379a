import { randomUUID } from 'node:crypto';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { downloadedRows } from '@rollcall/test/downloaded-rows';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const password = 'correct horse battery';
const unitCode = '150981000110';
const today = localDateOf(new Date());
const dayBefore = (days: number) => addDays(today, -days);
/** Noon of a local date. */
const noonOf = (day: string) => new Date(startOfLocalDate(day).getTime() + 12 * 3_600_000);
/** Two offended again: one had attended a session in between, the other missed it. */
const officers = [
  { badgeNo: '200001', name: '王强', present: true },
  { badgeNo: '200002', name: '李娜', present: false },
] as const;

describe.skipIf(!requireTool('chromium'))('the page of re-offences', () => {
  let network: Network;
  let browser: Browser;
  let leader: WatchedPage;

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await network.addAccount({ username: 'leader', role: 'brigade_leader', password });
    await postAll(network.admin, [
      ['units', { unitCode, name: '城关中队', kind: 'squad', parentCode: null }],
      ...officers.map(({ badgeNo, name }): [string, object] => [
        'officers',
        { badgeNo, name, kind: 'sworn', unitCode, leaderBadgeNo: null },
      ]),
    ]);
    const client = new pg.Client({ connectionString: network.ownerUrl });
    await client.connect();
    const sessionId = randomUUID();
    const held = noonOf(dayBefore(10));
    await client.query(
      `insert into training_session (session_id, topic, violation_classes, place, starts_at, ends_at, planned_by, created_at, state,
         signed_off_by, signed_off_at)
       values ($1, '全程录像怎么做', '{improper_use}', '会议室', $2, $2::timestamptz + interval '1 hour', 'x', $2, 'signed_off', 'x', $2)`,
      [sessionId, held],
    );
    for (const { badgeNo, present } of officers) {
      await client.query(
        `insert into training_attendance (session_id, badge_no, unit_code, attended_at, attended_by) values ($1, $2, $3, $4, $5)`,
        [sessionId, badgeNo, unitCode, present ? held : null, present ? 'own_page' : null],
      );
      for (const dutyDate of [dayBefore(20), dayBefore(5)]) {
        await client.query(
          `with found as (
             insert into finding (rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at, told_at,
               answer_due_on, rules_edition, handling, judged)
             values ('coverage', 'no_footage', $1, $2, $3, $4, 'open', $5, $6, $6, $6, $4, 2, 'confirmed', '{}') returning finding_id
           )
           insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
           select finding_id, 'confirm', 'counts', 'no_footage', 'improper_use', array[$2], '已核实',
             (select account_id from account limit 1), $6 from found`,
          [
            ...[`shift:${randomUUID()}`, badgeNo, unitCode, dutyDate],
            JSON.stringify({ missing: [], missingMs: 0, requiredMs: 0, late: [], lateCount: 0, dueAt: null }),
            noonOf(addDays(dutyDate, 1)),
          ],
        );
      }
    }
    await client.end();
    browser = await launchBrowser();
    leader = await openAs(browser, `${network.hqUrl}/training/re-offences`, { username: 'leader', password });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('says who did the same again, and whether he was taught in between', async () => {
    const { page } = leader;
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('王强').getByText('其间参加过学习').waitFor();
    await row('李娜').getByText('其间学习未参加').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await downloadedRows(page, 'csv', ['警号', '其间学习'])).toHaveLength(officers.length);
    await page.getByRole('combobox', { name: '其间学习' }).click();
    await page.getByTitle('其间学习未参加').click();
    await row('王强').waitFor({ state: 'detached' });
    await expect.poll(() => new URL(page.url()).searchParams.get('taught')).toBe('missed');
    await row('李娜')
      .getByRole('link', { name: dayBefore(5) })
      .click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/findings\//);
  });

  test('stands in the officer’s file, with the sessions of the month', async () => {
    const { page } = leader;
    await page.goto(`${network.hqUrl}/officers/200002?month=${dayBefore(5).slice(0, 7)}`);
    await page.getByRole('region', { name: '再犯' }).getByText('其间学习未参加').waitFor();
    await page.goto(`${network.hqUrl}/officers/200002?month=${dayBefore(10).slice(0, 7)}`);
    const sessions = page.getByRole('region', { name: '学习', exact: true });
    await sessions.getByText('全程录像怎么做').waitFor();
    await sessions.getByText('缺席').waitFor();
  });

  test('fits a phone, and speaks English', async () => {
    const { page, misdeeds } = leader;
    await page.goto(`${network.hqUrl}/training/re-offences`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText('其间参加过学习').waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Missed the session in between').waitFor();
    expect(misdeeds).toEqual([]);
  });
});
