/** The rental agreement in full, as numbered sections. */
export const agreement = {
  parties: {
    title: 'Who agrees',
    text: 'This agreement is between you, who signs it, and the branch of Forecourt named on your booking. It holds from the moment the gate opens until the car is checked in again.',
  },
  drivers: {
    title: 'Who may drive',
    text: 'You and the additional drivers on the booking, each with a licence that is valid for the whole rental. Lending the car to anyone else ends your cover.',
  },
  use: {
    title: 'How the car may be used',
    text: 'On public roads, within its load and seats, in the countries your booking allows. Not for racing, towing, paid transport, off the road, or under the influence of alcohol or drugs.',
  },
  return: {
    title: 'Bringing it back',
    text: 'At the time and place on your booking. Late returns are free for 29 minutes; then each begun hour is charged, and from two and a half hours a further day. Call us if you will be late.',
  },
  energy: {
    title: 'Fuel and charge',
    text: 'Return the car with at least the level it had. We charge what is missing at the branch’s posted price, with a service fee.',
  },
  damage: {
    title: 'Damage and theft',
    text: 'Report damage, an accident or theft at once, with a police report where the law asks for one. You pay up to the excess of your cover; nothing beyond it unless you acted with gross negligence.',
  },
  fines: {
    title: 'Fines and tolls',
    text: 'Those that arise while you have the car are yours. We pass your name to the authority that asks, as the law requires, and charge a handling fee.',
  },
  deposit: {
    title: 'Deposit',
    text: 'It is authorised on your card at pick-up, not charged, and released at return. We tell you before we keep any part of it, and why.',
  },
  data: {
    title: 'Your data',
    text: 'We use it to carry out this agreement and keep it as long as the law asks. You can see, correct or erase it in your account or by writing to us.',
  },
} as const
