import type { Translation } from '@forecourt/ui'
import type { account as en } from '../en/account.ts'

export const account: Translation<typeof en> = {
  menu: 'Compte',
  menuOf: 'Compte de {{name}}',
  signIn: 'Se connecter',
  signUp: 'Créer un compte',
  signOut: 'Se déconnecter',
  signInLead: 'Pour voir vos réservations sur tous vos appareils.',
  signUpLead: 'Vos réservations au même endroit, et rien à ressaisir la prochaine fois.',
  email: 'E-mail',
  password: 'Mot de passe',
  passwordHint: 'Au moins 10 caractères. Long vaut mieux que compliqué.',
  name: 'Nom',
  phone: 'Téléphone',
  noAccount: 'Pas encore de compte ?',
  haveAccount: 'Vous avez déjà un compte ?',
  guest: 'Vous pouvez réserver sans compte.',
  needEmail: 'Indiquez un e-mail, comme nom@exemple.com',
  needPassword: 'Indiquez votre mot de passe',
  shortPassword: 'Utilisez au moins 10 caractères',
  needName: 'Indiquez votre nom',
  badPhone: 'Indiquez le numéro avec l’indicatif du pays, comme +33 6 12 34 56 78',
  wrong: 'L’e-mail ou le mot de passe est incorrect',
  taken: 'Un compte existe déjà avec cet e-mail. Connectez-vous plutôt',
}
