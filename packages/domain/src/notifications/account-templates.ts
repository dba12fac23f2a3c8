/** Messages about an account. */
import type { RejectReason } from '../identity/contract.ts'
import { dayWords, type Locale, zoneWords } from '../kernel/index.ts'
import type { AccountKind } from './contract.ts'
import type { Message } from './layout.ts'

type Words = { subject: string; heading: string; paragraphs: string[]; action: string }

/** What a template has to work with. */
export type AccountGiven = {
  name: string
  link: string
  locale: Locale
  /** The licence that it tells of. */
  licence: { reason: RejectReason | null } | null
  /** Where and when the person comes next for a car. */
  nextPickup: { at: Date; timeZone: string } | null
}

/** What was wrong with a picture or with what was typed, as a sentence. */
const rejected: Record<RejectReason, Record<Locale, string>> = {
  unreadable: {
    en: 'The photo is too blurred or too dark to read.',
    fr: 'La photo est trop floue ou trop sombre.',
  },
  glare: { en: 'A reflection covers a part of it.', fr: 'Un reflet en cache une partie.' },
  cut_off: { en: 'A part of it is not on the photo.', fr: 'Une partie manque sur la photo.' },
  not_a_licence: {
    en: 'The photo does not show a driving licence.',
    fr: 'La photo ne montre pas un permis de conduire.',
  },
  name_differs: {
    en: 'The name on it is not the name of your account.',
    fr: 'Le nom n’est pas celui de votre compte.',
  },
  details_differ: {
    en: 'The number or the date on it is not what was typed.',
    fr: 'Le numéro ou la date ne correspond pas à votre saisie.',
  },
  expired: {
    en: 'It has expired, or will before your return.',
    fr: 'Il a expiré, ou aura expiré avant votre retour.',
  },
}

/** Until when another photo helps; the desk takes the licence itself. */
const sendAgain = ({ nextPickup }: AccountGiven): Record<Locale, string> => {
  if (nextPickup === null)
    return {
      en: 'Send a new photo, or show your licence at the desk.',
      fr: 'Envoyez une nouvelle photo, ou présentez votre permis au comptoir.',
    }
  const { at, timeZone } = nextPickup
  const by = (locale: Locale) => `${dayWords(at, timeZone, locale)}, ${zoneWords(timeZone, locale)}`
  return {
    en: `Your booking is safe. Send a new photo before ${by('en')}, or show your licence at the desk.`,
    fr: `Votre réservation reste valable. Envoyez une nouvelle photo avant le ${by('fr')}, ou présentez votre permis au comptoir.`,
  }
}

const templates: Record<AccountKind, Record<Locale, (given: AccountGiven) => Words>> = {
  welcome: {
    en: ({ name }) => ({
      subject: 'Welcome to Forecourt',
      heading: `Welcome, ${name}`,
      paragraphs: [
        'Your bookings are in your account from now on, on every device.',
        'Confirm that this address is yours, so that your passes and receipts reach you.',
      ],
      action: 'Confirm my address',
    }),
    fr: ({ name }) => ({
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
  licence_verified: {
    en: () => ({
      subject: 'Your driving licence is verified',
      heading: 'Your driving licence is verified',
      paragraphs: [
        'We have looked at it, and everything is in order. You need not send it again until it expires.',
        'Have it with you all the same: the law asks every driver to.',
      ],
      action: 'View my licence',
    }),
    fr: () => ({
      subject: 'Votre permis de conduire est vérifié',
      heading: 'Votre permis de conduire est vérifié',
      paragraphs: [
        'Nous l’avons examiné et tout est en ordre. Inutile de le renvoyer avant qu’il expire.',
        'Ayez-le tout de même sur vous : la loi le demande à chaque conducteur.',
      ],
      action: 'Voir mon permis',
    }),
  },
  licence_rejected: {
    en: (given) => ({
      subject: 'We need another photo of your licence',
      heading: 'We need another photo of your licence',
      paragraphs: [rejected[given.licence?.reason ?? 'unreadable'].en, sendAgain(given).en],
      action: 'Retake photo',
    }),
    fr: (given) => ({
      subject: 'Il nous faut une autre photo de votre permis',
      heading: 'Il nous faut une autre photo de votre permis',
      paragraphs: [rejected[given.licence?.reason ?? 'unreadable'].fr, sendAgain(given).fr],
      action: 'Refaire la photo',
    }),
  },
}

const footers: Record<Locale, string> = {
  en: 'Forecourt sends this email because of your account.',
  fr: 'Forecourt vous écrit au sujet de votre compte.',
}

/** The whole message of a kind. */
export function composeForAccount(kind: AccountKind, given: AccountGiven): Message {
  const { action, ...words } = templates[kind][given.locale](given)
  return {
    ...words,
    action: { label: action, url: given.link },
    ...{ facts: [], amounts: [], image: null, footer: footers[given.locale] },
  }
}
