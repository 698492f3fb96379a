const token = document.querySelector<HTMLMetaElement>('meta[name=kiosk-token]')?.content ?? '';

export type Answer<Body> = { status: number; body: Body };

/** Asks the agent on this machine. An agent that was started again takes a new page only: it is loaded. */
export async function ask<Body>(path: string, body?: object): Promise<Answer<Body>> {
  const response = await fetch(`/api/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'x-kiosk-token': token, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    cache: 'no-store',
  });
  if (response.status === 401) {
    location.reload();
    return new Promise(() => {});
  }
  return { status: response.status, body: await response.json() };
}
