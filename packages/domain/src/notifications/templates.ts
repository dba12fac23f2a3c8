import { changeTemplates } from './change-templates.ts'
import type { NotificationKind } from './contract.ts'
import { reminderTemplates } from './reminder-templates.ts'
import {
  back,
  className,
  deposit,
  due,
  freeUntil,
  isCar,
  isUnpaid,
  kept,
  paid,
  paying,
  reference,
  start,
  type Template,
  toCard,
  total,
  wayBack,
} from './template.ts'
import { unitTemplates } from './unit-templates.ts'

/** One entry a kind; each says what happened, what to do and by when (style: sentence case, no exclamation marks). */
export const templates: Record<NotificationKind, Template> = {
  ...changeTemplates,
  ...unitTemplates,
  ...reminderTemplates,
  booking_confirmed: {
    en: (given) => ({
      subject: `Booked: ${className(given)}, ${start(given)} (${reference(given)})`,
      heading: 'You’re booked',
      paragraphs: [
        isUnpaid(given)
          ? `${total(given)} is due at the counter.`
          : isCar(given)
            ? `${paying(given).en} Bring your driving licence${given.booking.depositMinor > 0 ? ` and a card for the ${deposit(given)} hold` : ''}.`
            : `${paying(given).en} The barrier knows your plate; the pass below opens it too.`,
        `Free to cancel until ${freeUntil(given)}.`,
      ],
      action: 'View booking',
      withPass: true,
    }),
    fr: (given) => ({
      subject: `Réservé : ${className(given)}, ${start(given)} (${reference(given)})`,
      heading: 'C’est réservé',
      paragraphs: [
        isUnpaid(given)
          ? `${total(given)} à régler au comptoir.`
          : isCar(given)
            ? `${paying(given).fr} Prenez votre permis de conduire${given.booking.depositMinor > 0 ? ` et une carte pour l’empreinte de ${deposit(given)}` : ''}.`
            : `${paying(given).fr} La barrière connaît votre plaque ; le pass ci-dessous l’ouvre aussi.`,
        `Annulation gratuite jusqu’au ${freeUntil(given)}.`,
      ],
      action: 'Voir la réservation',
      withPass: true,
    }),
  },
  booking_cancelled: {
    en: (given) => ({
      subject: `Cancelled: ${reference(given)}`,
      heading: 'Your booking is cancelled',
      paragraphs: [
        given.booking.payment.refundedMinor > 0
          ? `Of ${paid(given)} paid, ${back(given)} goes back${wayBack(given).en}`
          : given.booking.payment.paidMinor > 0
            ? `You paid ${paid(given)}. At this time nothing is refunded, as the terms of the booking say.`
            : given.booking.keptMinor > 0
              ? `${kept(given)} is charged to your card, as the terms of the booking say.`
              : given.booking.closeReason === 'not_payable'
                ? 'The price could not be held on your card, and was not paid otherwise. Nothing was charged.'
                : 'Nothing was charged.',
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `Annulé : ${reference(given)}`,
      heading: 'Votre réservation est annulée',
      paragraphs: [
        given.booking.payment.refundedMinor > 0
          ? `Sur ${paid(given)} payés, ${back(given)} vous reviennent${wayBack(given).fr}`
          : given.booking.payment.paidMinor > 0
            ? `Vous avez payé ${paid(given)}. À cette date, rien n’est remboursé, selon les conditions de la réservation.`
            : given.booking.keptMinor > 0
              ? `${kept(given)} sont débités de votre carte, selon les conditions de la réservation.`
              : given.booking.closeReason === 'not_payable'
                ? 'Le prix n’a pas pu être bloqué sur votre carte et n’a pas été payé autrement. Rien n’a été débité.'
                : 'Rien n’a été débité.',
      ],
      action: 'Voir la réservation',
    }),
  },
  receipt: {
    en: (given) => ({
      subject: `Receipt for ${reference(given)}`,
      heading: isCar(given) ? 'Thank you, the car is back' : 'Thank you, drive safely',
      paragraphs: [
        given.booking.dueMinor > 0
          ? `You paid ${paid(given)}, and ${due(given)} is still to be paid. Here is what for, tax included.`
          : given.booking.bill && given.booking.payment.refundedMinor > 0
            ? `You paid ${paid(given)}, and ${back(given)} goes back${toCard(given).en}. Here is what for, tax included.`
            : `${given.booking.payment.promisedMinor > 0 ? 'Your card is charged now.' : `You paid ${paid(given)}.`} Here is what for, tax included.`,
      ],
      action: 'View booking',
      withAmounts: true,
    }),
    fr: (given) => ({
      subject: `Reçu pour ${reference(given)}`,
      heading: isCar(given) ? 'Merci, la voiture est rendue' : 'Merci et bonne route',
      paragraphs: [
        given.booking.dueMinor > 0
          ? `Vous avez payé ${paid(given)}, et il reste ${due(given)} à payer. En voici le détail, taxes comprises.`
          : given.booking.bill && given.booking.payment.refundedMinor > 0
            ? `Vous avez payé ${paid(given)}, et ${back(given)} vous reviennent${toCard(given).fr}. En voici le détail, taxes comprises.`
            : `${given.booking.payment.promisedMinor > 0 ? 'Votre carte est débitée.' : `Vous avez payé ${paid(given)}.`} En voici le détail, taxes comprises.`,
      ],
      action: 'Voir la réservation',
      withAmounts: true,
    }),
  },
  payment_refunded: {
    en: (given) => ({
      subject: `${back(given)} is on its way`,
      heading: `${back(given)} is on its way`,
      paragraphs: [`We sent your refund for ${reference(given)}${toCard(given).en}. Banks take 5–10 days.`],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `${back(given)} en route vers vous`,
      heading: `${back(given)} en route vers vous`,
      paragraphs: [
        `Nous avons envoyé votre remboursement pour ${reference(given)}${toCard(given).fr}. Comptez 5 à 10 jours.`,
      ],
      action: 'Voir la réservation',
    }),
  },
  refund_stuck: {
    en: (given) => ({
      subject: `Your refund of ${back(given)} came back to us`,
      heading: `Your refund of ${back(given)} came back to us`,
      paragraphs: [
        `Your bank did not take what we sent for ${reference(given)}${toCard(given).en}. The money is still yours.`,
        `Get it in cash at ${given.booking.pickup.name}, or call ${given.booking.pickup.phone} and we send it to your bank account.`,
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `Votre remboursement de ${back(given)} nous est revenu`,
      heading: `Votre remboursement de ${back(given)} nous est revenu`,
      paragraphs: [
        `Votre banque n’a pas accepté le montant envoyé pour ${reference(given)}${toCard(given).fr}. Cet argent reste à vous.`,
        `Retirez-le en espèces à ${given.booking.pickup.name}, ou appelez le ${given.booking.pickup.phone} : nous l’enverrons sur votre compte bancaire.`,
      ],
      action: 'Voir la réservation',
    }),
  },
  hold_lost: {
    en: (given) => ({
      subject: `We couldn’t keep ${reference(given)}`,
      heading: 'Your payment came after the hold had ended',
      paragraphs: [
        `Nothing of this class was left, so all of ${paid(given)} goes back${toCard(given).en}. Sorry. Banks take 5–10 days.`,
      ],
      action: 'Search again',
    }),
    fr: (given) => ({
      subject: `Nous n’avons pas pu garder ${reference(given)}`,
      heading: 'Votre paiement est arrivé après la fin de l’option',
      paragraphs: [
        `Il ne restait rien dans cette catégorie : la totalité, ${paid(given)}, vous revient${toCard(given).fr}. Désolés. Comptez 5 à 10 jours.`,
      ],
      action: 'Chercher à nouveau',
    }),
  },
  no_show: {
    en: (given) => ({
      subject: `We closed booking ${reference(given)}`,
      heading: `We closed booking ${reference(given)}`,
      paragraphs: [
        `Nobody came ${isCar(given) ? 'to collect the car' : 'to park'}, so we released it. ${given.booking.payment.refundedMinor > 0 ? `${back(given)} of ${paid(given)} goes back${toCard(given).en}.` : given.booking.payment.paidMinor === 0 && given.booking.keptMinor > 0 ? `${kept(given)} is charged to your card, as the terms say.` : ''}`.trim(),
        'Something held you up? Reply within 7 days and we’ll review it.',
      ],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `Nous avons clos la réservation ${reference(given)}`,
      heading: `Nous avons clos la réservation ${reference(given)}`,
      paragraphs: [
        `Personne n’est venu ${isCar(given) ? 'chercher la voiture' : 'se garer'} ; la place est rendue. ${given.booking.payment.refundedMinor > 0 ? `${back(given)} sur ${paid(given)} vous reviennent${toCard(given).fr}.` : given.booking.payment.paidMinor === 0 && given.booking.keptMinor > 0 ? `${kept(given)} sont débités de votre carte, selon les conditions.` : ''}`.trim(),
        'Un contretemps ? Répondez sous 7 jours et nous réexaminerons.',
      ],
      action: 'Voir la réservation',
    }),
  },
  booking_link: {
    en: (given) => ({
      subject: `Your booking ${reference(given)}`,
      heading: 'Here is your booking',
      paragraphs: ['You asked for the link to this booking. Whoever has the link can open it.'],
      action: 'View booking',
    }),
    fr: (given) => ({
      subject: `Votre réservation ${reference(given)}`,
      heading: 'Voici votre réservation',
      paragraphs: ['Vous avez demandé le lien de cette réservation. Quiconque a le lien peut l’ouvrir.'],
      action: 'Voir la réservation',
    }),
  },
}
