/** Messages about an account. */
import type { Locale } from '../kernel/index.ts'
import type { AccountKind } from './contract.ts'
import type { Message } from './layout.ts'

type Words = { subject: string; heading: string; paragraphs: string[]; action: string }

const templates: Record<AccountKind, Record<Locale, (name: string) => Words>> = {
  welcome: {
    en: (name) => ({
      subject: 'Welcome to Forecourt',
      heading: `Welcome, ${name}`,
      paragraphs: [
        'Your bookings are in your account from now on, on every device.',
        'Confirm that this address is yours, so that your passes and receipts reach you.',
      ],
      action: 'Confirm my address',
    }),
    fr: (name) => ({
      subject: 'Bienvenue chez Forecourt',
      heading: `Bienvenue, ${name}`,
      paragraphs: [
        'Vos réservations sont désormais dans votre compte, sur tous vos appareils.',
        'Confirmez que cette adresse est la vôtre, pour recevoir vos pass et vos reçus.',
      ],
      action: 'Confirmer mon adresse',
    }),
  },
  password_reset: {
    en: () => ({
      subject: 'Choose a new password',
      heading: 'Choose a new password',
      paragraphs: [
        'Somebody, we hope you, asked for a new password. The link works once, within an hour.',
        'It was not you? Then do nothing: your password stays as it is.',
      ],
      action: 'Choose a new password',
    }),
    fr: () => ({
      subject: 'Choisissez un nouveau mot de passe',
      heading: 'Choisissez un nouveau mot de passe',
      paragraphs: [
        'Quelqu’un, vous sans doute, a demandé un nouveau mot de passe. Le lien sert une fois, pendant une heure.',
        'Ce n’était pas vous ? Ne faites rien : votre mot de passe reste le même.',
      ],
      action: 'Choisir un nouveau mot de passe',
    }),
  },
  password_changed: {
    en: () => ({
      subject: 'Your password was changed',
      heading: 'Your password was changed',
      paragraphs: [
        'All devices that were signed in are signed out, but the one on which it was changed.',
        'It was not you? Ask for a new password at once.',
      ],
      action: 'It was not me',
    }),
    fr: () => ({
      subject: 'Votre mot de passe a été modifié',
      heading: 'Votre mot de passe a été modifié',
      paragraphs: [
        'Tous les appareils connectés sont déconnectés, sauf celui de la modification.',
        'Ce n’était pas vous ? Demandez tout de suite un nouveau mot de passe.',
      ],
      action: 'Ce n’était pas moi',
    }),
  },
}

const footers: Record<Locale, string> = {
  en: 'Forecourt sends this email because of your account.',
  fr: 'Forecourt vous écrit au sujet de votre compte.',
}

/** The whole message of a kind. */
export function composeForAccount(
  kind: AccountKind,
  { name, locale, link }: { name: string; locale: Locale; link: string },
): Message {
  const { action, ...words } = templates[kind][locale](name)
  return {
    ...words,
    action: { label: action, url: link },
    ...{ facts: [], amounts: [], image: null, footer: footers[locale] },
  }
}
