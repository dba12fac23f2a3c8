import { readFileSync } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { type Html, html } from './html.ts'
import type { Language } from './messages.ts'

/** The business that all payments are made to. */
export const MERCHANT = 'Forecourt'

/** The styles of all pages in one. */
export const STYLESHEET = ['base', 'checkout', 'bank', 'front']
  .map((name) => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8'))
  .join('\n')

export interface Page {
  title: string
  language: Language
  /** The look: `wide` for the two-column and table pages, `narrow` for a single card in the middle. */
  width: 'wide' | 'narrow'
  body: Html
  status?: number
  /** Where a form of this page may lead, besides the sandbox: browsers check the redirect after a form as well. */
  formTargets?: readonly (string | null)[]
}

/** Sends a page. No script ever runs on it, and nothing is loaded but the stylesheet. */
export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  const { language, width, body } = page
  const origins = (page.formTargets ?? []).flatMap((url) => (url ? [new URL(url).origin] : []))
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action ${["'self'", ...new Set(origins)].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  const document = html`<!doctype html>
<html lang="${language.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<link rel="stylesheet" href="/assets/sandbox.css">
</head>
<body>
<aside class="notice" aria-label="${language.words.sandbox}"><strong>${language.words.sandbox}</strong> ${language.words.noRealMoney}</aside>
<div class="page ${width}">
${body}
</div>
</body>
</html>
`
  return reply
    .code(page.status ?? 200)
    .headers({
      'content-security-policy': policy.join('; '),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .type('text/html; charset=utf-8')
    .send(document.text)
}

/** The merchant's name with the mark beside it. */
export const brand: Html = html`<span class="brand"><svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><rect width="32" height="32" rx="8"/><path d="M11 24V8h11M11 16h8"/></svg>${MERCHANT}</span>`

/** A page that only says something, with one way on. */
export function sendMessage(
  reply: FastifyReply,
  language: Language,
  message: { title: string; text: string; status?: number; link?: { href: string; text: string } | null },
): FastifyReply {
  const { title, text, status, link } = message
  return sendPage(reply, {
    title,
    language,
    width: 'narrow',
    ...(status && { status }),
    body: html`<main class="panel">${brand}<h1>${title}</h1><p>${text}</p>${
      link && html`<a class="button primary" href="${link.href}">${link.text}</a>`
    }</main>`,
  })
}
