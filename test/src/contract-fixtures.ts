import { readdirSync, readFileSync } from 'node:fs';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';

interface Common {
  name: string;
  /** `valid/…` must be read, `invalid/…` must end as `outcome` says. */
  valid: boolean;
}
type BatchFixture = Common & {
  kind: 'batch';
  publicJwk: PublicJwk;
  stationId: string;
  jws: string;
  hash?: string | null;
  outcome?: string;
  /** Seqs of events that this version sets aside. */
  quarantined?: number[];
  /** Seqs of events that this version takes without some of their entries. */
  partly?: number[];
};
type DownFixture = Common & { kind: 'down'; publicJwk: PublicJwk; jws: string; message?: unknown; outcome?: string };
type PresenceFixture = Common & { kind: 'presence'; message: unknown };
type CheckpointFixture = Common & {
  kind: 'checkpoint';
  ledgerKey: string;
  note: string;
  /** The root in hex. */
  checkpoint?: { origin: string; size: number; root: string };
  outcome?: string;
};
type CosignatureFixture = Common & {
  kind: 'cosignature';
  witnessKey: string;
  body: string;
  line: string;
  timestamp?: number;
};
type KeySetFixture = Common & { kind: 'key_set'; jws: string; keySet?: unknown; rootFingerprint?: string };
type PermitFixture = Common & { kind: 'permit'; publicJwk: PublicJwk; jws: string; permit?: unknown; outcome?: string };
type Fixture =
  | BatchFixture
  | DownFixture
  | PresenceFixture
  | CheckpointFixture
  | CosignatureFixture
  | KeySetFixture
  | PermitFixture;

const folder = new URL('../../shared/fixtures/', import.meta.url);

/** The samples of messages on the wire that every side must read, or refuse, alike. */
export function contractFixtures<Kind extends Fixture['kind']>(kind: Kind): Extract<Fixture, { kind: Kind }>[] {
  return ['valid', 'invalid'].flatMap((group) =>
    readdirSync(new URL(group, folder))
      .map((file) => {
        const fixture = JSON.parse(readFileSync(new URL(`${group}/${file}`, folder), 'utf8'));
        return { ...fixture, name: `${group}/${file}`, valid: group === 'valid' };
      })
      .filter((fixture): fixture is Extract<Fixture, { kind: Kind }> => fixture.kind === kind),
  );
}
