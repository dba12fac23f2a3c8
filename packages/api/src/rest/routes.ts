/** The REST interface: which method and path asks which verb. */
import { parking, parkings, vehicle, vehicles } from '@forecourt/domain/availability'
import { userBookings } from '@forecourt/domain/booking'
import { bookingSummary } from '@forecourt/domain/booking/contract'
import { listBranches } from '@forecourt/domain/fleet'
import { cancelBooking, getBooking, makeQuote, startCheckout } from '@forecourt/domain/flows'
import { pageOf } from '@forecourt/domain/kernel'
import { hold, signIn, signOut, signUp } from '../endpoints.ts'
import { type RestRoute, route } from './route.ts'

export const restRoutes: readonly RestRoute[] = [
  route({
    method: 'GET',
    path: '/locations',
    of: listBranches,
    summary: 'Branches, nearest first when a point is given',
    tag: 'Search',
  }),
  route({
    method: 'GET',
    path: '/vehicles/available',
    of: vehicles,
    summary: 'Vehicles that are free for the whole period, with their price',
    tag: 'Search',
  }),
  route({
    method: 'GET',
    path: '/vehicles/:id',
    params: { id: 'vehicleId' },
    of: vehicle,
    summary: 'One vehicle with its class, branch and rate',
    tag: 'Search',
  }),
  route({
    method: 'GET',
    path: '/parkings',
    of: parkings,
    summary: 'Car parks with their free bays by class',
    tag: 'Search',
  }),
  route({
    method: 'GET',
    path: '/parkings/:id',
    params: { id: 'parkingId' },
    of: parking,
    summary: 'One car park with its free bays by class',
    tag: 'Search',
  }),
  route({
    method: 'POST',
    path: '/quotes',
    of: makeQuote,
    summary: 'An itemised price, good for 15 minutes',
    tag: 'Booking',
    status: 201,
  }),
  route({
    method: 'POST',
    path: '/bookings',
    of: hold,
    summary: 'Hold what a quote is for',
    tag: 'Booking',
    status: 201,
  }),
  route({
    method: 'GET',
    path: '/bookings/:id',
    params: { id: 'bookingId' },
    of: getBooking,
    summary: 'One booking',
    tag: 'Booking',
  }),
  route({
    method: 'PATCH',
    path: '/bookings/:id/cancel',
    params: { id: 'bookingId' },
    of: cancelBooking,
    summary: 'Cancel a booking, and refund what its terms give back',
    tag: 'Booking',
  }),
  route({
    method: 'POST',
    path: '/payments/initiate',
    of: startCheckout,
    summary: 'Open the checkout of a held booking',
    tag: 'Booking',
  }),
  route({
    method: 'GET',
    path: '/users/:id/bookings',
    params: { id: 'userId' },
    of: userBookings,
    output: pageOf(bookingSummary),
    summary: "A customer's bookings, newest first",
    tag: 'Booking',
  }),
  route({
    method: 'POST',
    path: '/auth/sign-up',
    of: signUp,
    summary: 'Make an account; the answer sets the session cookie',
    tag: 'Accounts',
    status: 201,
  }),
  route({
    method: 'POST',
    path: '/auth/sign-in',
    of: signIn,
    summary: 'Sign in; the answer sets the session cookie',
    tag: 'Accounts',
  }),
  route({
    method: 'POST',
    path: '/auth/sign-out',
    of: signOut,
    summary: 'Sign out; the answer clears the session cookie',
    tag: 'Accounts',
  }),
]
