import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { enrolmentFileSchema } from '@rollcall/shared/http/enrolment-file';
import { agentErrors } from '../errors/agent-errors.ts';

export type InvitationOptions = { hq?: string; code?: string; ca?: string };

/** Where HQ is, the code that enrols once, and who vouches for HQ's certificate where the machine doesn't know the authority. */
export interface Invitation {
  hqUrl: string;
  code: string;
  ca: string | undefined;
}

/** @throws AgentError `invitation_incomplete`, `enrolment_file_invalid`, `authority_unreadable` */
export async function readInvitation(file: string | undefined, options: InvitationOptions): Promise<Invitation> {
  const { hq, code } = options;
  if (file !== undefined && hq === undefined && code === undefined) {
    const { hqUrl, code, ca } = await readEnrolmentFile(file);
    return { hqUrl, code, ca: options.ca === undefined ? (ca ?? undefined) : await readAuthority(options.ca) };
  }
  if (file !== undefined || hq === undefined || code === undefined) throw agentErrors.invitationIncomplete();
  const ca = options.ca === undefined ? undefined : await readAuthority(options.ca);
  return { hqUrl: hq, code: code === '-' ? await text(process.stdin) : code, ca };
}

async function readEnrolmentFile(path: string) {
  try {
    const file = enrolmentFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    if (file.ca !== null) new X509Certificate(file.ca);
    return file;
  } catch (error) {
    throw agentErrors.enrolmentFileInvalid(path, error);
  }
}

async function readAuthority(path: string): Promise<string> {
  try {
    const pem = await readFile(path, 'utf8');
    new X509Certificate(pem);
    return pem;
  } catch (error) {
    throw agentErrors.authorityUnreadable(path, error);
  }
}
