import type { OperationName } from './http/operation-name.ts';

export interface StatsSnapshot {
  /** Requests that were let in, by operation, whatever became of them. */
  requests: Partial<Record<OperationName, number>>;
  /** Answers by S3 error code, injected ones included. */
  errors: Record<string, number>;
  /**
   * Body bytes of PutObject and UploadPart that arrived (with the frames of aws-chunked bodies), also those of requests
   * that broke off or were refused. `byKey` is by `<bucket>/<key>`.
   */
  bodyBytes: { total: number; byKey: Record<string, number> };
}

/** Counts what the store was asked and sent. */
export class StoreStats {
  #snapshot = empty();

  snapshot(): StatsSnapshot {
    return structuredClone(this.#snapshot);
  }

  reset(): void {
    this.#snapshot = empty();
  }

  countRequest(operation: OperationName): void {
    this.#snapshot.requests[operation] = (this.#snapshot.requests[operation] ?? 0) + 1;
  }

  countError(code: string): void {
    this.#snapshot.errors[code] = (this.#snapshot.errors[code] ?? 0) + 1;
  }

  countBodyBytes(bucket: string, key: string, bytes: number): void {
    const { bodyBytes } = this.#snapshot;
    const name = `${bucket}/${key}`;
    bodyBytes.total += bytes;
    bodyBytes.byKey[name] = (bodyBytes.byKey[name] ?? 0) + bytes;
  }
}

function empty(): StatsSnapshot {
  return { requests: {}, errors: {}, bodyBytes: { total: 0, byKey: {} } };
}
