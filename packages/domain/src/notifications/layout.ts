/** How every email looks: one column that mail programs of all ages can show, and the same words as plain text. */

export type Message = {
  subject: string
  heading: string
  paragraphs: string[]
  /** Facts as label and value. */
  facts: [string, string][]
  /** Amounts as label and value; the last one is the total. */
  amounts: [string, string][]
  action: { label: string; url: string } | null
  /** An image in the mail by its content id, with what it says. */
  image: { cid: string; alt: string; caption: string } | null
  footer: string
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const esc = (text: string): string => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char)

const font = 'font-family:Inter,-apple-system,Segoe UI,Helvetica,Arial,sans-serif'

const fact = ([label, value]: [string, string]) =>
  `<tr><td style="padding:6px 16px 6px 0;color:#4F5B66;vertical-align:top;white-space:nowrap">${esc(label)}</td><td style="padding:6px 0;font-weight:550">${esc(value)}</td></tr>`

const amount = ([label, value]: [string, string], index: number, all: [string, string][]) => {
  const total =
    index === all.length - 1 ? 'border-top:1px solid #141A1F;font-weight:680' : 'border-top:1px solid #D5DBE1'
  return `<tr><td style="padding:8px 0;${total}">${esc(label)}</td><td align="right" style="padding:8px 0;white-space:nowrap;${total}">${esc(value)}</td></tr>`
}

const table = (rows: string[]) =>
  rows.length === 0
    ? ''
    : `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px;font-size:15px;line-height:1.5">${rows.join('')}</table>`

export function toHtml(message: Message, locale: 'en' | 'fr'): string {
  const { heading, paragraphs, facts, amounts, action, image, footer } = message
  const button = action
    ? `<p style="margin:0 0 24px"><a href="${esc(action.url)}" style="display:inline-block;padding:13px 22px;border-radius:6px;background:#0A5563;color:#FFFFFF;font-weight:550;text-decoration:none">${esc(action.label)}</a></p>`
    : ''
  const picture = image
    ? `<p style="margin:0 0 24px;text-align:center"><img src="cid:${esc(image.cid)}" width="200" height="200" alt="${esc(image.alt)}" style="display:block;margin:0 auto 8px"><span style="color:#4F5B66;font-size:14px">${esc(image.caption)}</span></p>`
    : ''
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${esc(message.subject)}</title></head>
<body style="margin:0;background:#F5F7F8;color:#141A1F;${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#FFFFFF;border:1px solid #D5DBE1;border-radius:10px"><tr><td style="padding:32px;font-size:16px;line-height:1.5">
<p style="margin:0 0 24px;color:#0A5563;font-weight:680;letter-spacing:-0.01em">Forecourt</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.2;font-weight:680">${esc(heading)}</h1>
${paragraphs.map((text) => `<p style="margin:0 0 16px">${esc(text)}</p>`).join('\n')}
${table(facts.map(fact))}${picture}${table(amounts.map(amount))}${button}
<p style="margin:0;padding-top:16px;border-top:1px solid #D5DBE1;color:#4F5B66;font-size:13px">${esc(footer)}</p>
</td></tr></table></td></tr></table></body></html>`
}

export function toText(message: Message): string {
  const lines = [
    message.heading,
    '',
    ...message.paragraphs.flatMap((text) => [text, '']),
    ...message.facts.map(([label, value]) => `${label}: ${value}`),
    ...(message.amounts.length > 0 ? [''] : []),
    ...message.amounts.map(([label, value]) => `${label}: ${value}`),
    '',
    ...(message.action ? [`${message.action.label}: ${message.action.url}`, ''] : []),
    message.footer,
  ]
  return lines.join('\n')
}
