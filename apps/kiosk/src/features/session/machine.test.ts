import type { Identified } from '@forecourt/domain/gate/contract'
import { describe, expect, test } from 'vitest'
import { reduce, type SessionEvent } from './machine.ts'
import { pathOf, progressOf } from './path.ts'
import { freshSession, type Session } from './session.ts'

const commandId = '0198a1b2-0000-7000-8000-000000000001'

function identified(product: 'rental' | 'parking', step: Identified['step']): Identified {
  const place = { id: 'lyon', name: 'Lyon', address: '1 rue', timeZone: 'Europe/Paris', country: 'FR' }
  return {
    token: 'proof',
    shortName: 'Ana R.',
    step,
    booking: {
      id: '0198a1b2-0000-7000-8000-0000000000aa',
      reference: 'K7P2QX',
      product,
      status: step === 'check_in' ? 'confirmed' : 'active',
      overdue: false,
      class: {
        id: 'CDMR',
        product,
        acriss: 'CDMR',
        bayKind: null,
        name: { en: 'Compact', fr: 'Compacte' },
        example: null,
        seats: 5,
        doors: 5,
        bags: 2,
        gearbox: 'manual',
        fuel: 'petrol',
        minAge: 21,
        maxHeightCm: null,
      },
      unit: null,
      from: '2026-05-12T08:00:00Z',
      to: '2026-05-15T08:00:00Z',
      plate: null,
      currency: 'EUR',
      totalMinor: 18240,
      depositMinor: 30000,
      pickup: { ...place, lat: 45.76, lng: 4.86, phone: '+33 4 00 00 00 00' },
      dropoff: place,
    },
  }
}

const after = (...events: SessionEvent[]): Session => events.reduce(reduce, freshSession)

const found = (product: 'rental' | 'parking', step: Identified['step']): SessionEvent => ({
  type: 'found',
  by: 'scan',
  found: identified(product, step),
  commandId,
})
const begin: SessionEvent = { type: 'begin', intent: 'pick_up' }
const next: SessionEvent = { type: 'next' }
const back: SessionEvent = { type: 'back' }
const badScan: SessionEvent = { type: 'scan_failed' }
const draft = (change: Partial<Session['draft']>): SessionEvent => ({ type: 'draft', change })
const atGate = [begin, found('parking', 'check_in'), next]

describe('finding a booking', () => {
  test('the first bad scan keeps the camera on, the second shows every other way', () => {
    expect(after(begin, badScan).screen).toBe('scan')
    expect(after(begin, badScan, badScan).screen).toBe('other_ways')
  })

  test('a reference needs its six characters before the last name is asked for', () => {
    const typing = [begin, { type: 'way', way: 'reference' }] as const
    expect(after(...typing, draft({ reference: 'K7P2Q' }), next).screen).toBe('reference')
    expect(after(...typing, draft({ reference: 'K7P2QX' }), next).screen).toBe('last_name')
  })

  test('Back from the first screen ends the session but keeps how it is shown', () => {
    const session = after(
      { type: 'language', language: 'fr' },
      { type: 'mode', mode: 'large', on: true },
      begin,
      draft({ plate: 'AB123CD' }),
      back,
    )
    expect(session.screen).toBe('attract')
    expect(session.draft.plate).toBe('')
    expect(session.language).toBe('fr')
    expect(session.modes.large).toBe(true)
  })

  test('"That is not me" forgets the booking and its order', () => {
    const session = after(begin, found('rental', 'check_in'), back)
    expect(session).toMatchObject({ screen: 'other_ways', found: null, order: null })
  })
})

describe('the flow follows the booking', () => {
  test('pick-up: booking, agreement, signature, gate', () => {
    const start = [begin, found('rental', 'check_in')]
    expect(after(...start).screen).toBe('confirm')
    expect(after(...start, next).screen).toBe('agreement')
    expect(after(...start, next, next).screen).toBe('sign')
    expect(after(...start, next, next, next).screen).toBe('sign')
    expect(after(...start, next, next, draft({ signedName: 'Ana Reis' }), next).screen).toBe('gate')
  })

  test('a return asks about damage, and for a note only when there is some', () => {
    const start = [
      begin,
      found('rental', 'check_out'),
      next,
      draft({ odometer: '45210' }),
      next,
      draft({ energy: 75 }),
      next,
    ]
    expect(after(...start).screen).toBe('damage')
    expect(after(...start, next).screen).toBe('damage')
    expect(after(...start, draft({ damaged: false }), next).screen).toBe('gate')
    expect(after(...start, draft({ damaged: true }), next).screen).toBe('damage_note')
    expect(after(...start, draft({ damaged: true, damageNote: 'Scratch' }), next, next).screen).toBe('gate')
  })

  test('steps are counted alike whether or not there is a note to write', () => {
    const start = [begin, found('rental', 'check_out'), next, draft({ odometer: '1', energy: 5 }), next, next]
    expect(progressOf(after(...start, draft({ damaged: true })))).toEqual({ step: 5, of: 6 })
    expect(progressOf(after(...start, draft({ damaged: true }), next))).toEqual({ step: 5, of: 6 })
    expect(progressOf(after(...start, draft({ damaged: false }), next))).toEqual({ step: 6, of: 6 })
    expect(pathOf(freshSession)).toEqual([])
  })

  test('an odometer that the server does not believe is asked for again, the rest is kept', () => {
    const atGate = after(
      begin,
      found('rental', 'check_out'),
      next,
      draft({ odometer: '12' }),
      next,
      draft({ energy: 50 }),
      next,
      draft({ damaged: false }),
      next,
      { type: 'mend', field: 'odometer' },
    )
    expect(atGate).toMatchObject({ screen: 'mileage', draft: { energy: 50, damaged: false } })
    expect(reduce(atGate, next).screen).toBe('mileage')
    expect(reduce(reduce(atGate, draft({ odometer: '12000' })), next).screen).toBe('energy')
  })

  test('a plate opens the gate after one confirmation', () => {
    expect(after(...atGate).screen).toBe('gate')
  })
})

describe('the gate', () => {
  test('is open only when the gate says so', () => {
    expect(after(...atGate).order?.phase).toBe('opening')
    expect(after(...atGate, { type: 'gate_said', status: 'requested' }).order?.phase).toBe('opening')
    expect(after(...atGate, { type: 'gate_said', status: 'opened' }).order?.phase).toBe('opened')
  })

  test('a retry is the same order', () => {
    const silent = after(...atGate, { type: 'gate_silent' })
    expect(silent.order).toEqual({ id: commandId, phase: 'slow', tries: 0 })
    expect(reduce(silent, { type: 'gate_retry' }).order).toEqual({
      id: commandId,
      phase: 'opening',
      tries: 1,
    })
  })

  test('an answer that comes late still counts, and an open gate stays open', () => {
    const late = after(...atGate, { type: 'gate_silent' }, { type: 'gate_said', status: 'opened' })
    expect(late.order?.phase).toBe('opened')
    expect(reduce(late, { type: 'gate_silent' }).order?.phase).toBe('opened')
    expect(reduce(late, { type: 'gate_said', status: 'failed' }).order?.phase).toBe('opened')
  })

  test('there is no way back from an order that is on its way', () => {
    expect(after(...atGate, back).screen).toBe('gate')
  })

  test('its word means nothing on another screen', () => {
    const session = after(begin, found('parking', 'check_in'), { type: 'gate_said', status: 'opened' })
    expect(session.order?.phase).toBe('opening')
  })
})

describe('the next person', () => {
  const midFlow = after(
    { type: 'mode', mode: 'contrast', on: true },
    begin,
    found('rental', 'check_in'),
    next,
    next,
    draft({ signedName: 'Ana' }),
  )

  test('a change of language keeps the step and all that was typed', () => {
    expect(reduce(midFlow, { type: 'language', language: 'fr' })).toEqual({ ...midFlow, language: 'fr' })
  })

  test('a wipe leaves nothing: no step, data, language or mode', () => {
    expect(reduce(reduce(midFlow, { type: 'language', language: 'fr' }), { type: 'wipe' })).toEqual(
      freshSession,
    )
  })
})
