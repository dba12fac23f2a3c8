import type { Translation } from '@forecourt/ui'
import type { agreement as en } from './agreement-en.ts'

/** The rental agreement in full, in French. */
export const agreement: Translation<typeof en> = {
  parties: {
    title: 'Les parties',
    text: 'Ce contrat lie la personne qui le signe et l’agence Forecourt indiquée sur la réservation. Il prend effet à l’ouverture de la barrière et prend fin à l’enregistrement du retour.',
  },
  drivers: {
    title: 'Qui peut conduire',
    text: 'Vous et les conducteurs supplémentaires de la réservation, chacun avec un permis valable pendant toute la location. Prêter la voiture à une autre personne met fin à votre couverture.',
  },
  use: {
    title: 'Usage de la voiture',
    text: 'Sur la voie publique, dans la limite de sa charge et de ses places, dans les pays prévus par la réservation. Ni course, ni remorquage, ni transport payant, ni tout-terrain, ni conduite sous l’emprise de l’alcool ou de stupéfiants.',
  },
  return: {
    title: 'Le retour',
    text: 'À l’heure et au lieu prévus. Les 29 premières minutes de retard sont gratuites ; ensuite chaque heure entamée est due, puis une journée à partir de deux heures et demie. Appelez-nous en cas de retard.',
  },
  energy: {
    title: 'Carburant et charge',
    text: 'Rendez la voiture avec au moins le niveau de départ. Nous facturons le manque au prix affiché en agence, avec des frais de service.',
  },
  damage: {
    title: 'Dommages et vol',
    text: 'Signalez aussitôt tout dommage, accident ou vol, avec une déclaration à la police si la loi l’exige. Vous payez dans la limite de la franchise de votre couverture, et rien au-delà sauf faute lourde.',
  },
  fines: {
    title: 'Amendes et péages',
    text: 'Ceux qui surviennent pendant la location sont à votre charge. Nous communiquons votre nom à l’autorité qui le demande, comme la loi l’impose, et facturons des frais de dossier.',
  },
  deposit: {
    title: 'Caution',
    text: 'Elle est autorisée sur votre carte au départ, sans débit, et libérée au retour. Nous vous prévenons avant d’en retenir une partie, en disant pourquoi.',
  },
  data: {
    title: 'Vos données',
    text: 'Elles servent à exécuter ce contrat et sont conservées le temps prévu par la loi. Vous pouvez les consulter, les corriger ou les effacer depuis votre compte ou en nous écrivant.',
  },
}
