// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
/** The tables that identity owns: nobody else writes them. */
export const tables = ['users', 'user_branches', 'sessions', 'sign_in_attempts', 'password_resets', 'driver_licences'] as const

/** People with a password, customers and staff alike. */
export type UserRow = {
  id: string
  email: string
  name: string
  phone: string | null
  password_hash: string
  role: 'customer' | 'agent' | 'manager' | 'admin' | 'owner'
  locale: 'en' | 'fr'
  created_at: Date
  email_verified_at: Date | null
}

/** The branches an agent or manager works for; admins work for all. */
export type UserBranchRow = {
  user_id: string
  branch_id: string
}

/** Signed-in browsers; id is the SHA-256 of the cookie, never the cookie. */
export type SessionRow = {
  id: string
  user_id: string
  expires_at: Date
  created_at: Date
}

/** Failed sign-ins by hashed email and by hashed address, to slow guessing down. */
export type SignInAttemptRow = {
  id: number
  key_hash: string
  at: Date
}

/** Asked-for new passwords; the secret of a link is made from the id and kept nowhere. */
export type PasswordResetRow = {
  id: string
  user_id: string
  expires_at: Date
  used_at: Date | null
  created_at: Date
}

/** Driving licences that customers sent and what staff found; the latest of a customer counts. */
export type DriverLicenceRow = {
  id: string
  user_id: string
  status: 'in_review' | 'verified' | 'rejected' | 'replaced'
  holder_name: string
  country: string
  number: string
  expires_on: Date
  front_id: string | null
  back_id: string | null
  sent_at: Date
  decided_at: Date | null
  reason: 'unreadable' | 'glare' | 'cut_off' | 'not_a_licence' | 'name_differs' | 'details_differ' | 'expired' | null
}
