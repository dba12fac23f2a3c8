import type { Translation } from '@forecourt/ui'
import type { disputes as en } from './disputes-en.ts'

/** The same in French. */
export const disputes: Translation<typeof en> = {
  title: 'Le client conteste {{amount}} auprès de sa banque',
  reason: 'Motif invoqué : {{reason}}.',
  reasons: {
    bank_cannot_process: 'la banque n’a pas pu le traiter',
    credit_not_processed: 'un remboursement manque',
    customer_initiated: 'le client l’a demandé',
    debit_not_authorized: 'non autorisé',
    duplicate: 'débité deux fois',
    fraudulent: 'le titulaire ne connaît pas ce paiement',
    general: 'aucun en particulier',
    incorrect_account_details: 'mauvais compte',
    insufficient_funds: 'provision insuffisante',
    product_not_received: 'le service n’a pas été fourni',
    product_unacceptable: 'le service n’était pas celui convenu',
    subscription_canceled: 'il avait été annulé',
    unrecognized: 'le titulaire ne le reconnaît pas',
    other: 'un autre',
  },
  status: {
    needs_response: 'Justificatifs attendus',
    under_review: 'La banque examine',
    won: 'Gagné',
    lost: 'Perdu',
    closed: 'Clos sans décision',
  },
  due: 'Envoyez les justificatifs au prestataire de paiement avant le {{time}}.',
  late: 'Le délai pour les justificatifs a pris fin le {{time}}.',
  held: '{{amount}} sont retenus jusqu’à la décision.',
  wonText: 'La banque nous a donné raison. L’argent est revenu.',
  lostText: 'La banque a donné raison au client. L’argent est à lui.',
  closedText: 'Le litige a été retiré, ou n’était qu’une demande de renseignements.',
  pack: 'Justificatifs (PDF)',
  need: 'Contesté',
  needText: '{{amount}}, justificatifs avant le {{time}}',
  needNoTime: '{{amount}}, justificatifs attendus',
}
