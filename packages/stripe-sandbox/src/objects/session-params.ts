import * as z from 'zod'
import { boolean, currency, email, integer, metadata, text, webUrl } from '../params.ts'

const LOCALES = [
  ...['auto', 'bg', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'es', 'es-419', 'et', 'fi', 'fil', 'fr', 'fr-CA'],
  ...[
    'hr',
    'hu',
    'id',
    'it',
    'ja',
    'ko',
    'lt',
    'lv',
    'ms',
    'mt',
    'nb',
    'nl',
    'pl',
    'pt',
    'pt-BR',
    'ro',
    'ru',
  ],
  ...['sk', 'sl', 'sv', 'th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW'],
] as const

const lineItem = z.strictObject({
  price_data: z.strictObject({
    currency,
    unit_amount: integer(0, 99_999_999),
    product_data: z.strictObject({
      name: text(250),
      description: text(2000).optional(),
      images: z.array(webUrl).max(8).optional(),
      metadata: metadata.optional(),
    }),
    tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  }),
  quantity: integer(1, 999_999),
  metadata: metadata.optional(),
})

const message = z.strictObject({ message: text(1200) })

/** What `POST /v1/checkout/sessions` takes here: payment mode with prices given in the call, and setup mode. */
export const newSession = z.strictObject({
  mode: z.enum(['payment', 'setup']),
  ui_mode: z.enum(['hosted_page']).optional(),
  line_items: z.array(lineItem).min(1).max(100).optional(),
  success_url: webUrl,
  cancel_url: webUrl.optional(),
  client_reference_id: text(200).optional(),
  /** Of a setup only: that of a payment is the items'. */
  currency: currency.optional(),
  customer: text().optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: email.optional(),
  custom_text: z
    .strictObject({
      submit: z.union([message, z.literal('')]),
      after_submit: z.union([message, z.literal('')]),
    })
    .partial()
    .optional(),
  expires_at: integer().optional(),
  locale: z.enum(LOCALES).optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      capture_method: z.enum(['automatic', 'automatic_async', 'manual']),
      description: text(1000),
      metadata,
      receipt_email: email,
      setup_future_usage: z.enum(['on_session', 'off_session']),
      statement_descriptor_suffix: text(22),
    })
    .partial()
    .optional(),
  payment_method_types: z.array(z.enum(['card'])).optional(),
  setup_intent_data: z
    .strictObject({ description: text(1000), metadata })
    .partial()
    .optional(),
  submit_type: z.enum(['auto', 'pay', 'book', 'donate']).optional(),
  adaptive_pricing: z.strictObject({ enabled: boolean }).optional(),
})

export type NewSession = z.output<typeof newSession>
