import { z } from 'zod'

export * from './contract-licence.ts'

export const email = z.email('Give an email address, like name@example.com.').max(200)
const password = z.string().min(10, 'Use at least 10 characters.').max(200)

export const signUpInput = z.object({
  email,
  password,
  name: z.string().trim().min(1, 'Give your name.').max(120),
  phone: z.string().trim().max(40).optional(),
  locale: z.enum(['en', 'fr']).default('en'),
})

export const signInInput = z.object({ email, password: z.string().min(1, 'Give your password.').max(200) })

export const askResetInput = z.object({ email })
/** The words behind `#` in the link of the email. */
const token = z.string().min(1).max(200)
export const resetPasswordInput = z.object({ token, password })
export const verifyEmailInput = z.object({ token })

export type AccountEvent = {
  type: 'account.joined' | 'account.reset_asked' | 'account.password_changed'
  payload: { userId: string; resetId?: string }
}

export const meOutput = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    role: z.enum(['customer', 'agent', 'manager', 'admin', 'owner']),
    locale: z.enum(['en', 'fr']),
    /** Where staff work; empty for an admin means everywhere. */
    branches: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .nullable()
export type Me = z.infer<typeof meOutput>
