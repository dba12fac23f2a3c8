/** All that can be asked over tRPC: one line a verb. */
import {
  branchOffers,
  freeBays,
  freeUnits,
  parking,
  parkings,
  search,
  vehicle,
  vehicles,
} from '@forecourt/domain/availability'
import { board, guestBookings, list, userBookings } from '@forecourt/domain/booking'
import {
  getBranch,
  getClass,
  getUnit,
  listBranches,
  listClasses,
  listUnits,
  openings,
  searchPlaces,
} from '@forecourt/domain/fleet'
import {
  bookingHistory,
  bookingPass,
  cancelBooking,
  closeNoShow,
  deskCheckIn,
  deskCheckOut,
  extendBooking,
  findBookingByReference,
  gateCommand,
  getBooking,
  getQuote,
  giveUpChange,
  identify,
  kioskCheckIn,
  kioskCheckOut,
  makeQuote,
  modifyBooking,
  previewCancel,
  previewExtend,
  previewModify,
  previewReturn,
  setUnitStatus,
  startCheckout,
  terminalSelfView,
} from '@forecourt/domain/flows'
import { createTerminal, listTerminals, newPairingCode, revokeTerminal } from '@forecourt/domain/gate'
import { me } from '@forecourt/domain/identity'
import { listExtras } from '@forecourt/domain/pricing'
import { hold, openLink, pair, signIn, signOut, signUp } from './endpoints.ts'
import { followProcedure, read, router, write } from './trpc.ts'

export const appRouter = router({
  identity: router({
    me: read(me),
    signIn: write(signIn),
    signOut: write(signOut),
    signUp: write(signUp),
  }),
  fleet: router({
    getBranch: read(getBranch),
    getClass: read(getClass),
    getUnit: read(getUnit),
    listBranches: read(listBranches),
    listClasses: read(listClasses),
    listUnits: read(listUnits),
    openings: read(openings),
    searchPlaces: read(searchPlaces),
    setUnitStatus: write(setUnitStatus),
  }),
  pricing: router({
    getQuote: read(getQuote),
    listExtras: read(listExtras),
    makeQuote: write(makeQuote),
  }),
  availability: router({
    branchOffers: read(branchOffers),
    freeBays: read(freeBays),
    freeUnits: read(freeUnits),
    parking: read(parking),
    parkings: read(parkings),
    search: read(search),
    vehicle: read(vehicle),
    vehicles: read(vehicles),
  }),
  booking: router({
    board: read(board),
    cancel: write(cancelBooking),
    extend: write(extendBooking),
    find: write(findBookingByReference),
    get: read(getBooking),
    giveUpChange: write(giveUpChange),
    guestBookings: read(guestBookings),
    history: read(bookingHistory),
    hold: write(hold),
    list: read(list),
    modify: write(modifyBooking),
    openLink: write(openLink),
    pass: read(bookingPass),
    previewCancel: read(previewCancel),
    previewExtend: read(previewExtend),
    previewModify: read(previewModify),
    previewReturn: read(previewReturn),
    userBookings: read(userBookings),
  }),
  checkout: router({ start: write(startCheckout) }),
  desk: router({
    checkIn: write(deskCheckIn),
    checkOut: write(deskCheckOut),
    markNoShow: write(closeNoShow),
  }),
  kiosk: router({
    checkIn: write(kioskCheckIn),
    checkOut: write(kioskCheckOut),
  }),
  gate: router({
    command: read(gateCommand),
    createTerminal: write(createTerminal),
    identify: write(identify),
    listTerminals: read(listTerminals),
    newPairingCode: write(newPairingCode),
    pair: write(pair),
    revokeTerminal: write(revokeTerminal),
    self: read(terminalSelfView),
  }),
  realtime: router({ follow: followProcedure }),
})

export type AppRouter = typeof appRouter
