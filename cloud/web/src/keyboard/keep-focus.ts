// What has the focus can go away: a row that was decided leaves its list, a drawer closes, a form was sent. The browser then leaves
// the focus nowhere, and who works by keyboard begins at the top of the page again. So the page notes where the focus is and what
// is around it. When that is gone, the focus goes on, in this order: to the next row of the list, or the one before it; to the
// dialog that is still open around it; to what opened the dialog that has closed, or what came in its place; to the list itself,
// or the nearest part of the page that is left.

/** Where the focus is, and what is around it while it is there. */
interface Place {
  element: HTMLElement;
  /** From the inside out. */
  around: Element[];
  /** The other rows of its list, in the order in which the focus would go to them. */
  rows: Element[];
  dialog: Element | null;
}

const parts = 'table, form, section, article, main';

/** @returns what ends it */
export function keepFocus(page: Document): () => void {
  let last: Place | undefined;
  let waits = false;
  const openers = new WeakMap<Element, Place>();

  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const place = placeOf(target);
    if (place.dialog && last && !openers.has(place.dialog) && !isWithin(last.dialog, place.dialog, openers)) {
      openers.set(place.dialog, last);
    }
    last = place;
    waits = false;
  };
  // Who clicks beside everything means nothing to have the focus.
  const onClick = () => {
    if (isNowhere(page)) last = undefined;
  };
  const look = () => {
    if (!last || !(isNowhere(page) || page.activeElement === last.element)) return;
    const { element } = last;
    if (!element.isConnected) goOn(last, openers);
    // A button that is at work is disabled, and has the focus again afterwards. The browser takes it away a moment later.
    else if (element.matches(':disabled')) waits = true;
    else if (waits) {
      waits = false;
      focus(element);
    }
  };

  const observer = new MutationObserver(look);
  observer.observe(page.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  page.addEventListener('focusin', onFocusIn);
  page.addEventListener('click', onClick, true);
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', onFocusIn);
    page.removeEventListener('click', onClick, true);
  };
}

function goOn({ rows, dialog, around }: Place, openers: WeakMap<Element, Place>): void {
  const row = rows.find(({ isConnected }) => isConnected);
  const opener = dialog === null || dialog.isConnected ? undefined : openers.get(dialog);
  const part = around.find((one) => one.isConnected && one.matches(parts));
  if (row) focus(row);
  else if (dialog?.isConnected) focus(dialog.querySelector('[role="dialog"]') ?? dialog);
  else if (opener?.element.isConnected) focus(opener.element);
  else if (opener) goOn(opener, openers);
  else focus(part ?? document.querySelector('main'));
}

/** Whether it is the other dialog, or was opened from there: then it opened nothing there, but was closed. */
function isWithin(dialog: Element | null, other: Element, openers: WeakMap<Element, Place>): boolean {
  return dialog !== null && (dialog === other || isWithin(openers.get(dialog)?.dialog ?? null, other, openers));
}

function placeOf(element: HTMLElement): Place {
  const row = element.closest('tbody tr');
  return {
    element,
    around: ancestorsOf(element),
    rows: row ? [...siblings(row, 'nextElementSibling'), ...siblings(row, 'previousElementSibling')] : [],
    // A drawer as a whole can have the focus, too.
    dialog: element.closest('.ant-drawer') ?? element.closest('[role="dialog"]'),
  };
}

function ancestorsOf(element: Element): Element[] {
  const { parentElement } = element;
  return parentElement === null ? [] : [parentElement, ...ancestorsOf(parentElement)];
}

/** Without those that only measure, or that say that there is nothing. */
function siblings(row: Element, direction: 'nextElementSibling' | 'previousElementSibling'): Element[] {
  const found: Element[] = [];
  for (let next = row[direction]; next !== null; next = next[direction]) {
    if (next.matches(':not([aria-hidden="true"])')) found.push(next);
  }
  return found;
}

function isNowhere({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body;
}

function focus(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  if (!element.matches('a[href], button, input, select, textarea, [tabindex]')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}
