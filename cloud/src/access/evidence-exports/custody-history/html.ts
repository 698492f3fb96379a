/** Text that is HTML already. */
export interface Html {
  html: string;
}

/** HTML of a template: what is put in is escaped, unless it is HTML itself; a list is put together. */
export function html(texts: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  const parts = values.map((value) => {
    if (typeof value === 'object') return 'html' in value ? value.html : value.map((part) => part.html).join('');
    return escapeHtml(String(value));
  });
  return { html: String.raw({ raw: texts }, ...parts) };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
