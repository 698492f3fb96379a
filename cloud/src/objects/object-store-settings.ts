import type { GrantForm } from './grant-form.ts';

export interface ObjectStoreSettings {
  endpoint: string;
  /** Where stations reach the store, through a proxy that keeps `Host`; at `endpoint` if there is none. */
  publicEndpoint?: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Which form the store was seen to check (`probeGrantForm`), and the smallest parts that it takes (`probeLeastPart`). */
  grantForm: GrantForm;
  leastPartMiB?: number;
}
