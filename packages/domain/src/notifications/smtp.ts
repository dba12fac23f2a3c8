import { createTransport } from 'nodemailer'
import type { Mailer } from '../kernel/index.ts'

/** A mail server by its address, e.g. smtp://user:password@mail.example:587. */
export function createMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpUrl)
  return {
    send: async ({ to, subject, text, html, attachments }) => {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        html,
        attachments: attachments.map(({ filename, contentType, contentBase64, cid }) => ({
          filename,
          contentType,
          content: Buffer.from(contentBase64, 'base64'),
          ...(cid === undefined ? {} : { cid }),
        })),
      })
    },
  }
}
