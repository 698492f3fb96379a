import { readFileSync } from 'node:fs';
import { launchBrowser } from '@rollcall/test/browser';
import { requireTool } from '@rollcall/test/require-tool';
import ts from 'typescript';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const tools = requireTool('chromium');

/** The page's own program, as its browser gets it. */
const source = readFileSync(new URL('../web/src/keyboard/keep-focus.ts', import.meta.url), 'utf8');
const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
const program = ts.transpileModule(source, { compilerOptions }).outputText;

/** A list as the page draws it, where a drawer opens from a row, and a part of a page with a form. */
const html = `
  <main tabindex="-1">
    <table aria-label="list"><tbody>
      <tr id="a" tabindex="-1"><td>a</td></tr>
      <tr id="b" tabindex="-1"><td>b</td></tr>
      <tr id="c" tabindex="-1"><td><button id="in-c">c</button></td></tr>
      <tr aria-hidden="true"><td></td></tr>
    </tbody></table>
    <section id="part"><h2>part</h2><form id="form"><button id="send" type="button">send</button></form></section>
  </main>
  <script type="module">${program}\nkeepFocus(document); window.ready = true;</script>`;

const drawer = `
  <div id="drawer" class="ant-drawer" tabindex="-1">
    <div id="panel" role="dialog" tabindex="-1"><div id="decision"><button id="approve">approve</button></div></div>
  </div>`;

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
let browser: Browser;
let page: Awaited<ReturnType<Browser['newPage']>>;
beforeAll(async () => {
  if (!tools) return;
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  if (!tools) return;
  await page.setContent(html);
  await page.waitForFunction('window.ready');
});

/** Runs it in the page, and says what has the focus once the page has seen the change. */
const focusAfter = (act: string) =>
  page.evaluate<string>(`(async () => {
    ${act};
    await new Promise((seen) => setTimeout(seen));
    const { activeElement: element } = document;
    return element.id || element.tagName;
  })()`);
const remove = (...ids: string[]) => ids.map((id) => `document.getElementById('${id}').remove()`).join(';');
const focus = (id: string) => focusAfter(`document.getElementById('${id}').focus()`);
const openDrawer = () => focusAfter(`document.body.insertAdjacentHTML('beforeend', \`${drawer}\`)`);

describe.skipIf(!tools)('the focus, when what has it goes', () => {
  it('goes on to the next row, then to the one before, then to the list', async () => {
    await focus('b');
    expect(await focusAfter(remove('b'))).toBe('c');
    expect(await focusAfter(remove('c'))).toBe('a');
    expect(await focusAfter(remove('a'))).toBe('TABLE');
  });

  it('goes to the row before when the rows after it go at once', async () => {
    await focus('b');
    expect(await focusAfter(remove('b', 'c'))).toBe('a');
  });

  it('goes from a button in a row to the next row', async () => {
    await focus('in-c');
    expect(await focusAfter(remove('c'))).toBe('b');
  });

  it('stays in the drawer when its decision is made, and goes back to the row when the drawer closes', async () => {
    await focus('b');
    await openDrawer();
    await focus('approve');
    expect(await focusAfter(remove('decision'))).toBe('panel');
    expect(await focusAfter(remove('drawer'))).toBe('b');
  });

  it('goes on to the next row when the row went while its drawer was open', async () => {
    await focus('b');
    await openDrawer();
    await focus('approve');
    expect(await focusAfter(remove('b'))).toBe('approve');
    expect(await focusAfter(remove('drawer'))).toBe('c');
  });

  it('goes on when the drawer closed first and the row went later', async () => {
    await focus('b');
    await openDrawer();
    await focus('approve');
    expect(await focusAfter(remove('drawer'))).toBe('b');
    expect(await focusAfter(remove('b'))).toBe('c');
  });

  it('goes back to the row from a drawer that had the focus as a whole', async () => {
    await focus('b');
    await openDrawer();
    await focus('approve');
    await focus('drawer');
    expect(await focusAfter(remove('drawer'))).toBe('b');
  });

  it('goes to the part of the page whose form went', async () => {
    await focus('send');
    expect(await focusAfter(remove('form'))).toBe('part');
  });

  it('comes back to a button that was disabled while it worked', async () => {
    await focus('send');
    await focusAfter(`document.getElementById('send').disabled = true`);
    expect(await focusAfter(`document.getElementById('send').disabled = false`)).toBe('send');
  });

  it('comes back to it also when the browser took it away long after it was disabled', async () => {
    await focus('send');
    const act = `const send = document.getElementById('send');
      send.disabled = true;
      while (document.activeElement === send) await new Promise(requestAnimationFrame);
      send.disabled = false`;
    expect(await focusAfter(act)).toBe('send');
  });

  it('goes to the page from a drawer that nothing opened, though parts of it came and went', async () => {
    await openDrawer();
    await focus('approve');
    expect(await focusAfter(remove('decision'))).toBe('panel');
    expect(await focusAfter(remove('drawer'))).toBe('MAIN');
  });

  it('stays nowhere for who clicked beside everything', async () => {
    await focus('b');
    expect(await focusAfter('document.activeElement.blur(); document.body.click()')).toBe('BODY');
    expect(await focusAfter(remove('b'))).toBe('BODY');
  });

  it('stays where it is when another row goes', async () => {
    await focus('b');
    expect(await focusAfter(remove('a'))).toBe('b');
  });
});
