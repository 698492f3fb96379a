import { AgentError } from './agent-error.ts';

/** What OpenSSL and Node say of a certificate that they refuse. */
const wrongTime = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const unknownAuthority = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
];

/** The error in words, if it is a certificate that was refused. Nothing was sent then. `whose` ends “the certificate of …”. */
export function certificateError(whose: string, error: unknown): AgentError | undefined {
  const codes = codesOf(error);
  if (codes.some((code) => wrongTime.includes(code))) {
    return new AgentError(
      'certificate_out_of_time',
      `the certificate of ${whose} isn't valid at the time that this machine's clock shows: ${new Date().toISOString()}`,
      "If that time is wrong, set this machine's clock. If it is right, have the certificate renewed at HQ.",
      error,
    );
  }
  if (codes.some((code) => unknownAuthority.includes(code))) {
    return new AgentError(
      'certificate_of_unknown_authority',
      `the certificate of ${whose} is signed by an authority that this station doesn't know`,
      'Nothing was sent. Enrol with the file that HQ makes (rollcall station enrolment-file): it holds the authority. If you did, somebody may be intercepting the connection: ask the brigade office.',
      error,
    );
  }
  if (codes.includes('ERR_TLS_CERT_ALTNAME_INVALID')) {
    return new AgentError(
      'certificate_of_other_name',
      `the certificate of ${whose} is made out to another name`,
      "Nothing was sent. Use a name or address that HQ's certificate is made out to.",
      error,
    );
  }
  return undefined;
}

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at) codes.push(String(at.code));
  return codes;
}
