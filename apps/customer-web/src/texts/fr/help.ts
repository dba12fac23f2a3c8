import type { Translation } from '@forecourt/ui'
import type { help as en } from '../en/help.ts'

export const help: Translation<typeof en> = {
  title: 'Aide',
  lead: 'Les questions les plus posées d’abord. Pour une réservation, l’agence répond le plus vite : son numéro y figure.',
  items: {
    findTitle: 'Je ne retrouve pas ma réservation',
    find: 'Ouvrez le lien de l’e-mail, ou faites-le renvoyer avec la référence sous « Mes réservations ».',
    cancelTitle: 'Comment annuler, et qu’est-ce que je récupère ?',
    cancel:
      'Ouvrez la réservation et appuyez sur « Annuler la réservation ». Vous voyez le remboursement avant de décider. C’est gratuit jusqu’à 24 heures avant, et toujours dans l’heure qui suit la réservation.',
    payTitle: 'J’ai payé, mais il n’est pas écrit « réservé »',
    pay: 'La réponse de la banque peut prendre une minute. Vous recevez un e-mail dans tous les cas. Si le délai était passé, votre argent revient de lui-même.',
    depositTitle: 'Qu’est-ce que la caution ?',
    deposit:
      'Un montant bloqué sur votre carte au départ. Il n’est pas débité, et il est libéré au retour de la voiture.',
    passTitle: 'Mon téléphone n’a pas de réseau à la barrière',
    pass: 'Le pass est enregistré sur cet appareil et marche hors ligne. La référence avec votre nom marche aussi, et votre plaque dans les parkings.',
    lateTitle: 'Je suis en retard',
    late: 'Au départ, appelez l’agence : nous gardons la réservation 2 heures. Au retour, les 29 premières minutes sont gratuites.',
  },
  contact: 'Un être humain',
  contactText: 'Tous les jours de 7 h à 22 h, heure de Paris.',
  email: 'help@forecourt.test',
}
