/** What this browser keeps between visits. A browser that keeps nothing (private mode, full disk) still works. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`rollcall.${name}`) ?? undefined;
  } catch {
    // Storage is closed: begin with the default.
    return undefined;
  }
}

export function remember(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`rollcall.${name}`);
    else localStorage.setItem(`rollcall.${name}`, value);
  } catch {
    // Storage is closed: the choice holds until the page is left.
  }
}
