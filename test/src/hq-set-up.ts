import { enrolStation } from '@rollcall/agent/identity/enrol-station';
import { createHqClock } from '@rollcall/agent/identity/hq-clock';
import { createHqHttp } from '@rollcall/agent/identity/hq-http';
import { createSystemClock } from '@rollcall/agent/runtime/clock';
import { createEnrolmentCode } from '@rollcall/cloud/auth/enrolment-codes';
import { loadHqKeys } from '@rollcall/cloud/auth/hq-keys';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import { saveStations } from '@rollcall/cloud/registry/save-stations';
import type { Role } from '@rollcall/shared/http/permissions';
import { addTestAccount } from './add-test-account.ts';

/** An account as `rollcall account add` makes it. */
export interface AddedAccount {
  username: string;
  password: string;
  role: Role;
  unitCode?: string;
  badgeNo?: string;
}

interface EnrolledAt {
  hqUrl: string;
  agentFolder: string;
  dockFolder: string;
  /** The authority that vouches for HQ and broker, in PEM. */
  ca?: string | undefined;
}

export interface HqSetUp {
  addUnit(unit: { unitCode: string; name: string }): Promise<void>;
  addStation(station: { stationId: string; unitCode: string; name: string }): Promise<void>;
  addAccount(account: AddedAccount): Promise<void>;
  /** Enrols a station by a new code. The agent of `agentFolder` must not be running. */
  enrol(stationId: string, at: EnrolledAt): Promise<void>;
}

/**
 * What the commands `rollcall unit add`, `station add`, `station enrolment-code`, `account add` and `rollcall-agent enroll` do,
 * in this process: a program for each costs the processor half a second, and an HQ needs six of them before its test begins. The
 * commands themselves are tried by `cli-commands.test.ts` and `own-brigade.e2e.ts`.
 */
export function createHqSetUp({ databaseUrl, keysFolder }: { databaseUrl: string; keysFolder: string }): HqSetUp {
  async function withDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
    const db = createDatabase({ url: databaseUrl, max: 1, applicationName: 'a test' });
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  }

  return {
    async addUnit(unit) {
      const added = { ...unit, kind: 'squad' as const, parentCode: null };
      await withDatabase((db) => db.transaction().execute((tx) => saveUnits(tx, [added], { by: 'a test' })));
    },
    async addStation(station) {
      await withDatabase((db) => db.transaction().execute((tx) => saveStations(tx, [station], { by: 'a test' })));
    },
    async addAccount({ username, password, role, unitCode, badgeNo }) {
      await withDatabase((db) =>
        addTestAccount(db, { username, password, role, unitCode: unitCode ?? null, badgeNo: badgeNo ?? null }),
      );
    },
    async enrol(stationId, { hqUrl, agentFolder, dockFolder, ca }) {
      const hqKeys = await loadHqKeys(keysFolder);
      const { code } = await withDatabase((db) =>
        db.transaction().execute((tx) => createEnrolmentCode(tx, { hqKeys, now: new Date() }, stationId)),
      );
      const http = createHqHttp({ hqUrl, hqClock: createHqClock(createSystemClock()) });
      await enrolStation({ dataFolder: agentFolder, hqUrl, code, ca, dockFolder, agentVersion: '0.2.0', http });
    },
  };
}
