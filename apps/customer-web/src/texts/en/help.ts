export const help = {
  title: 'Help',
  lead: 'The most asked first. For anything about a booking, the branch itself answers fastest: its number is on the booking.',
  items: {
    findTitle: 'I cannot find my booking',
    find: 'Open the link in the email, or have it sent again with the reference under “My bookings”.',
    cancelTitle: 'How do I cancel, and what do I get back?',
    cancel:
      'Open the booking and press “Cancel booking”. You see the refund before you decide. It is free until 24 hours before, and always within an hour of booking.',
    payTitle: 'I paid, but it does not say “booked”',
    pay: 'The bank’s answer can take a minute. You get an email either way. If the time was over, your money goes back by itself.',
    depositTitle: 'What is the deposit?',
    deposit:
      'An amount held on your card at pick-up. It is not charged, and released when you bring the car back.',
    passTitle: 'My phone has no network at the gate',
    pass: 'The pass is saved on this device and works offline. The reference with your last name works too, and at car parks your plate.',
    lateTitle: 'I am late',
    late: 'For a pick-up, call the branch: we keep the booking for 2 hours. For a return, the first 29 minutes are free.',
  },
  contact: 'A human being',
  contactText: 'Every day from 7:00 to 22:00, Paris time.',
  email: 'help@forecourt.test',
} as const
