/** The words of the pages that customers see, in English and French. */
import type { EntryProblem } from '../card-entry.ts'
import type { DeclineName } from '../cards.ts'

const en = {
  sandbox: 'Sandbox',
  noRealMoney: 'Test payments only. No money moves, and no real card is accepted.',
  pay: (amount: string) => `Pay ${amount}`,
  book: (amount: string) => `Book for ${amount}`,
  payTitle: (merchant: string) => `Pay ${merchant}`,
  saveTitle: (merchant: string) => `Save a card with ${merchant}`,
  save: 'Save card',
  total: 'Total to pay',
  summary: 'Summary',
  quantity: (count: number, each: string) => `${count} × ${each}`,
  back: (merchant: string) => `Back to ${merchant}`,
  cardDetails: 'Card details',
  email: 'Email',
  number: 'Card number',
  expiry: 'Expiry',
  expiryHint: 'MM / YY',
  cvc: 'Security code',
  cvcHint: '3 digits (Amex: 4)',
  holder: 'Name on card',
  optional: 'optional',
  problem: 'There is a problem',
  errorTitle: 'Error:',
  authoriseOnly: 'The amount is held on your card now and taken later.',
  savesCard: 'Your card is saved for charges you agree to later.',
  testCards: 'Test cards',
  testCardsHint: 'Choose one to fill in the form.',
  scenario: {
    success: 'Succeeds',
    mastercard: 'Mastercard',
    amex: 'American Express',
    authentication: 'Asks for 3-D Secure',
    declined: 'Declined',
    insufficient: 'Insufficient funds',
    expired: 'Expired card',
    cvc: 'Wrong security code',
    processing: 'Processing error',
    capture: 'Held, then capture fails',
    later: 'Can be saved, not charged',
    dispute: 'Disputed afterwards',
  },
  problems: {
    number_incomplete: 'Enter the whole card number',
    number_invalid: 'Check the card number: a digit is wrong',
    number_not_a_test_card: 'This is not a test card. Never type a real card here',
    expiry_incomplete: 'Enter the expiry date as month and year, like 12 / 34',
    expiry_invalid: 'Enter a month from 01 to 12',
    expiry_past: 'This card has expired. Check the date or use another card',
    cvc_incomplete: 'Enter the whole security code',
  } satisfies Record<EntryProblem, string>,
  emailProblem: 'Enter an email address, like ana@example.com',
  declines: {
    generic_decline: 'Your card was declined. Nothing was charged. Try another card.',
    insufficient_funds: 'Your card has insufficient funds. Nothing was charged. Try another card.',
    lost_card: 'Your card was declined. Nothing was charged. Try another card.',
    expired_card: 'Your card has expired. Nothing was charged. Try another card.',
    incorrect_cvc: "Your card's security code is incorrect. Nothing was charged. Check it and try again.",
    processing_error: 'The card could not be processed. Nothing was charged. Try again in a moment.',
    authentication_required: 'Your bank asks to confirm this payment. Nothing was charged. Try again.',
  } satisfies Record<DeclineName, string>,
  authenticationFailed:
    'Your bank could not confirm that it is you. Nothing was charged. Try again or use another card.',
  expiredTitle: 'This payment page has expired',
  expiredText: 'Nothing was charged. Go back to see your options.',
  missingTitle: 'This page does not exist',
  missingText: 'The link is incomplete, or the sandbox was restarted since.',
  bank: 'Test bank',
  challengeTitle: 'Confirm that it is you',
  challengeText: 'Your bank would now send you a code or open its app. Choose how that ends.',
  merchant: 'Merchant',
  amount: 'Amount',
  card: 'Card',
  complete: 'Complete authentication',
  fail: 'Fail authentication',
  doneTitle: 'You can close this page',
  doneText: 'The bank has answered.',
  receiptTitle: 'Receipt',
  status: 'Status',
  paid: 'Paid',
  authorised: 'Held, not taken yet',
  released: 'Released, nothing was taken',
  refunded: 'Refunded',
  date: 'Date',
}

export type Words = typeof en

const fr: Words = {
  sandbox: 'Bac à sable',
  noRealMoney: 'Paiements de test : aucun argent ne circule, aucune vraie carte n’est acceptée.',
  pay: (amount) => `Payer ${amount}`,
  book: (amount) => `Réserver pour ${amount}`,
  payTitle: (merchant) => `Payer ${merchant}`,
  saveTitle: (merchant) => `Enregistrer une carte chez ${merchant}`,
  save: 'Enregistrer la carte',
  total: 'Total à payer',
  summary: 'Récapitulatif',
  quantity: (count, each) => `${count} × ${each}`,
  back: (merchant) => `Retour à ${merchant}`,
  cardDetails: 'Carte bancaire',
  email: 'E-mail',
  number: 'Numéro de carte',
  expiry: 'Expiration',
  expiryHint: 'MM / AA',
  cvc: 'Cryptogramme',
  cvcHint: '3 chiffres (Amex : 4)',
  holder: 'Nom sur la carte',
  optional: 'facultatif',
  problem: 'Il y a un problème',
  errorTitle: 'Erreur :',
  authoriseOnly: 'Le montant est réservé sur votre carte et sera débité plus tard.',
  savesCard: 'Votre carte est enregistrée pour des débits que vous accepterez plus tard.',
  testCards: 'Cartes de test',
  testCardsHint: 'Choisissez-en une pour remplir le formulaire.',
  scenario: {
    success: 'Réussit',
    mastercard: 'Mastercard',
    amex: 'American Express',
    authentication: 'Demande 3-D Secure',
    declined: 'Refusée',
    insufficient: 'Provision insuffisante',
    expired: 'Carte expirée',
    cvc: 'Cryptogramme faux',
    processing: 'Erreur de traitement',
    capture: 'Réservée, puis débit refusé',
    later: 'Enregistrable, jamais débitée',
    dispute: 'Contestée ensuite',
  },
  problems: {
    number_incomplete: 'Saisissez le numéro de carte en entier',
    number_invalid: 'Vérifiez le numéro de carte : un chiffre est faux',
    number_not_a_test_card: 'Ce n’est pas une carte de test. Ne saisissez jamais une vraie carte ici',
    expiry_incomplete: 'Saisissez la date d’expiration, mois et année, comme 12 / 34',
    expiry_invalid: 'Saisissez un mois de 01 à 12',
    expiry_past: 'Cette carte a expiré. Vérifiez la date ou utilisez une autre carte',
    cvc_incomplete: 'Saisissez le cryptogramme en entier',
  },
  emailProblem: 'Saisissez une adresse e-mail, comme ana@example.com',
  declines: {
    generic_decline: 'Votre carte a été refusée. Rien n’a été débité. Essayez une autre carte.',
    insufficient_funds: 'Provision insuffisante. Rien n’a été débité. Essayez une autre carte.',
    lost_card: 'Votre carte a été refusée. Rien n’a été débité. Essayez une autre carte.',
    expired_card: 'Votre carte a expiré. Rien n’a été débité. Essayez une autre carte.',
    incorrect_cvc: 'Le cryptogramme est incorrect. Rien n’a été débité. Vérifiez-le et réessayez.',
    processing_error: 'La carte n’a pas pu être traitée. Rien n’a été débité. Réessayez dans un instant.',
    authentication_required: 'Votre banque demande de confirmer ce paiement. Rien n’a été débité. Réessayez.',
  },
  authenticationFailed:
    'Votre banque n’a pas pu confirmer votre identité. Rien n’a été débité. Réessayez ou changez de carte.',
  expiredTitle: 'Cette page de paiement a expiré',
  expiredText: 'Rien n’a été débité. Revenez en arrière pour voir vos possibilités.',
  missingTitle: 'Cette page n’existe pas',
  missingText: 'Le lien est incomplet, ou le bac à sable a redémarré depuis.',
  bank: 'Banque de test',
  challengeTitle: 'Confirmez que c’est bien vous',
  challengeText: 'Votre banque vous enverrait ici un code ou ouvrirait son application. Choisissez l’issue.',
  merchant: 'Commerçant',
  amount: 'Montant',
  card: 'Carte',
  complete: 'Réussir l’authentification',
  fail: 'Échouer à l’authentification',
  doneTitle: 'Vous pouvez fermer cette page',
  doneText: 'La banque a répondu.',
  receiptTitle: 'Reçu',
  status: 'État',
  paid: 'Payé',
  authorised: 'Réservé, pas encore débité',
  released: 'Libéré, rien n’a été débité',
  refunded: 'Remboursé',
  date: 'Date',
}

export interface Language {
  code: 'en' | 'fr'
  /** For formats: the language of the words, with the region where one was asked for. */
  locale: string
  words: Words
}

/** The page's language: what the session asks for, else what the browser does, else English. */
export function chooseLanguage(
  asked: string | null | undefined,
  acceptLanguage: string | undefined,
): Language {
  const wanted =
    asked && asked !== 'auto' ? asked : (acceptLanguage?.split(',')[0]?.split(';')[0]?.trim() ?? 'en')
  const locale = /^(en|fr)(-[A-Z]{2})?$/.test(wanted) ? wanted : 'en'
  return locale.startsWith('fr') ? { code: 'fr', locale, words: fr } : { code: 'en', locale, words: en }
}

/** An amount in minor units as people of the locale write it; currencies without decimals are right too. */
export function money(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount / 10 ** digits)
}
