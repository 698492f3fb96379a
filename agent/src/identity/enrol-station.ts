import { existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { toHex } from '@rollcall/shared/bytes/hex';
import { openKeySet } from '@rollcall/shared/contract/key-set';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import {
  type EnrolmentResponse,
  enrolmentCodeSchema,
  enrolmentResponseSchema,
} from '@rollcall/shared/http/station-enrolments';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import type { StationConfig } from '../config/station-config.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { syncFolder, writeFileDurably } from '../store/write-file-durably.ts';
import type { HqHttp } from './hq-http.ts';
import { sha256, verifyEd25519 } from './node-crypto.ts';
import { type EnrolledStation, listEnrolledStations, stationConfigPath } from './station-folder.ts';
import { loadOrCreateStationKey } from './station-key.ts';

/**
 * Enrols a station by a one-time code. The key is on disk before HQ hears of it, in a folder named after the code, so
 * that the same command can be given again after a crash or a lost answer. A station that is enrolled anew keeps its
 * store and gets the new key.
 * @throws AgentError, after which nothing of HQ's answer was kept
 */
export async function enrolStation(request: {
  dataFolder: string;
  hqUrl: string;
  code: string;
  /** The authority that vouches for HQ from now on, in PEM; those of the machine if there is none. */
  ca?: string | undefined;
  dockFolder: string;
  agentVersion: string;
  http: HqHttp;
}): Promise<EnrolledStation> {
  const { dataFolder, hqUrl, http, agentVersion } = request;
  const code = parseCode(request.code);
  const dockFolder = resolve(request.dockFolder);
  if (!statSync(dockFolder, { throwIfNoEntry: false })?.isDirectory()) throw agentErrors.dockFolderMissing(dockFolder);

  const codeDigest = toHex(sha256(Buffer.from(code)));
  const before = (await listEnrolledStations(dataFolder)).find(({ config }) => config.codeDigest === codeDigest);
  const pendingFolder = join(dataFolder, `.enrolling-${codeDigest.slice(0, 16)}`);
  const workFolder = before && !existsSync(pendingFolder) ? before.folder : pendingFolder;
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const key = await loadOrCreateStationKey(workFolder);

  const body = { code, publicJwk: key.publicJwk, agentVersion };
  const answer = await http.post('/station/enrolments', body, enrolmentResponseSchema);
  const config: StationConfig = {
    v: 1,
    stationId: answer.stationId,
    name: answer.name,
    unitCode: answer.unitCode,
    hqUrl,
    ...(request.ca === undefined ? {} : { ca: request.ca }),
    dockFolder,
    mqtt: answer.mqtt,
    hqRoot: rootOf(answer, code, hqUrl),
    keySet: answer.keySet,
    codeDigest,
  };
  await writeFileDurably(stationConfigPath(workFolder), `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  if (workFolder !== pendingFolder) return { folder: workFolder, config };
  return { folder: await moveIntoPlace(dataFolder, workFolder, config.stationId), config };
}

function parseCode(text: string): string {
  const code = enrolmentCodeSchema.safeParse(text);
  if (!code.success) throw agentErrors.enrolmentCodeInvalid(code.error.issues[0]?.message ?? 'is invalid');
  return code.data;
}

/** The root that the code names: whoever relays HQ's answer could have put a key set of their own into it. */
function rootOf(answer: EnrolmentResponse, code: string, hqUrl: string): PublicJwk {
  const root = openKeySet(answer.keySet, verifyEd25519)?.rootJwk;
  const fingerprint = code.slice(code.indexOf('.') + 1);
  if (!root || keyFingerprint(root, sha256) !== fingerprint) throw agentErrors.hqKeyMismatch(hqUrl);
  return root;
}

async function moveIntoPlace(dataFolder: string, workFolder: string, stationId: string): Promise<string> {
  const folder = join(dataFolder, stationId);
  if (!existsSync(folder)) {
    await rename(workFolder, folder);
    await syncFolder(dataFolder);
    return folder;
  }
  const unlock = lockFolder(folder);
  try {
    // The key goes last: after a crash in between, the same command finds it in the work folder and ends the move.
    await rename(stationConfigPath(workFolder), stationConfigPath(folder));
    await rename(join(workFolder, 'station-key.jwk'), join(folder, 'station-key.jwk'));
    await syncFolder(folder);
    await rm(workFolder, { recursive: true });
  } finally {
    unlock();
  }
  return folder;
}
