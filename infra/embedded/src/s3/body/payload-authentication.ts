/** The payload's part of the signature: a digest, a promise of chunk signatures, or nothing. */
export type PayloadAuthentication =
  | { kind: 'unsigned' }
  | { kind: 'sha256'; hex: string }
  | { kind: 'unsigned-trailer' }
  | { kind: 'signed-chunks'; trailer: boolean; seed: ChunkSigningSeed };

export interface ChunkSigningSeed {
  signingKey: Buffer;
  timestamp: string;
  scope: string;
  seedSignature: string;
}
