import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

interface Told {
  /** HQ said that the session has ended. */
  onSignedOut: (client: QueryClient) => void;
  /** HQ said that somebody else made the password. */
  onPasswordNotOwn: (client: QueryClient) => void;
}

/** One a page. */
export function createQueryClient({ onSignedOut, onPasswordNotOwn }: Told): QueryClient {
  const onError = (error: unknown) => {
    if (!(error instanceof ProblemError)) return;
    if (error.code === 'not_signed_in') onSignedOut(client);
    if (error.code === 'password_not_own') onPasswordNotOwn(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // HQ may be on this very machine or in a network that leads nowhere else: whether the browser is "on line" says nothing.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        // Events say what became old; this is for what no event tells of.
        staleTime: 10_000,
        // A refusal stays a refusal; only what didn't get through is tried again.
        retry: (failures, error) =>
          failures < 2 && error instanceof ProblemError && [0, 502, 503].includes(error.status),
      },
    },
  });
  return client;
}
