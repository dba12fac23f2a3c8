/** The mailbox as plain pages: no script, and the mail itself in a frame that may do nothing. */
import type { SentMessage } from '@forecourt/domain/notifications/contract'
import { type Html, html } from './html.ts'

const style = html`
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
  h1 { font-size: 1.5rem; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: .5rem; text-align: left; border-bottom: 1px solid #8885; vertical-align: top; }
  form { display: flex; gap: .5rem; align-items: end; margin-block: 1rem; }
  label { display: grid; }
  input, button { font: inherit; padding: .5rem .75rem; min-height: 2.75rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
  dt { font-weight: 600; } dd { margin: 0; }
  iframe { width: 100%; height: 40rem; border: 1px solid #8885; background: #fff; }
  pre { white-space: pre-wrap; border: 1px solid #8885; padding: 1rem; }
  :focus-visible { outline: 3px solid #1746c7; outline-offset: 2px; }`

const page = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Mailbox</title>
  <style>${style}</style>
</head>
<body>${body}</body>
</html>`.text

const time = (iso: string | null): Html =>
  iso === null
    ? html`not yet`
    : html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`

export function listPage(messages: readonly SentMessage[], recipient: string): string {
  const rows = messages.map(
    (message) => html`<tr>
      <td><a href="/dev/mailbox/${message.id}">${message.subject ?? message.kind}</a></td>
      <td>${message.recipient}</td><td>${message.channel}</td><td>${time(message.sentAt)}</td></tr>`,
  )
  const table = html`<table>
    <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">By</th><th scope="col">Sent</th></tr></thead>
    <tbody>${rows}</tbody></table>`
  return page(
    'Messages',
    html`<main><h1>Mailbox</h1>
    <p>Every email, SMS and push message that was sent, newest first. Only outside production.</p>
    <form method="get"><label>Recipient <input name="recipient" type="search" value="${recipient}" autocomplete="off"></label>
      <button>Show</button></form>
    ${messages.length === 0 ? html`<p>Nothing has been sent${recipient ? html` to ${recipient}` : ''}.</p>` : table}</main>`,
  )
}

/** Links to every template, by language and product. */
export function templatesPage(kinds: readonly string[]): string {
  const links = (kind: string) =>
    ['rental', 'parking'].flatMap((product) =>
      ['en', 'fr'].map(
        (locale) =>
          html`<td><a href="/dev/templates/${kind}/${locale}?product=${product}">${product}, ${locale}</a></td>`,
      ),
    )
  const rows = kinds.map((kind) => html`<tr><th scope="row">${kind}</th>${links(kind)}</tr>`)
  return page(
    'Templates',
    html`<main><h1>Templates</h1>
    <p>Each with the latest booking there is. What was sent is in the <a href="/dev/mailbox">mailbox</a>.</p>
    <table><tbody>${rows}</tbody></table></main>`,
  )
}

export function messagePage(message: SentMessage): string {
  const at = `/dev/mailbox/${message.id}`
  const files = message.attachments.map(
    ({ filename, contentType }, index) =>
      html`<li><a href="${at}/attachments/${index}" download="${filename}">${filename}</a> (${contentType})</li>`,
  )
  const title = message.subject ?? message.kind
  return page(
    title,
    html`<main><p><a href="/dev/mailbox">All messages</a></p>
    <h1>${title}</h1>
    <dl><dt>To</dt><dd>${message.recipient}</dd><dt>By</dt><dd>${message.channel}</dd>
      <dt>Kind</dt><dd>${message.kind}</dd><dt>Sent</dt><dd>${time(message.sentAt)}</dd></dl>
    ${files.length === 0 ? '' : html`<h2>Attachments</h2><ul>${files}</ul>`}
    ${message.htmlBody === null ? '' : html`<h2>As HTML</h2><iframe sandbox="allow-popups" title="The message as HTML" src="${at}/html"></iframe>`}
    ${message.textBody === null ? '' : html`<h2>As text</h2><pre>${message.textBody}</pre>`}</main>`,
  )
}

/** The mail's own HTML; pictures that came with it (`cid:`) are put in their places. */
export function messageHtml({ htmlBody, attachments }: SentMessage): string {
  const pictures = new Map(
    attachments.map(({ cid, contentType, contentBase64 }) => [
      cid,
      `data:${contentType};base64,${contentBase64}`,
    ]),
  )
  return (htmlBody ?? '').replace(/cid:([^"')\s]+)/g, (whole, cid: string) => pictures.get(cid) ?? whole)
}
