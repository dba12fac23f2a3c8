/** Opening hours: the OpenStreetMap text that the application reads, and the same as minutes for the seed. */
export type Hours = {
  text: string
  /** Spans of minutes by day of the week, Monday first; a closed day has none. */
  week: readonly (readonly (readonly [number, number])[])[]
}

const h = (hours: number, minutes = 0) => hours * 60 + minutes
const always = [[0, h(24)]] as const

function hours(
  text: string,
  workday: Hours['week'][number],
  saturday: Hours['week'][number],
  sunday: Hours['week'][number],
): Hours {
  return { text, week: [workday, workday, workday, workday, workday, saturday, sunday] }
}

export const aroundTheClock = hours('24/7', always, always, always)

export const airportHours = [hours('Mo-Su,PH 06:00-23:00', [[h(6), h(23)]], [[h(6), h(23)]], [[h(6), h(23)]])]

export const stationHours = [
  hours(
    'Mo-Fr 07:00-20:30; Sa 08:00-19:00; Su,PH 09:00-18:00',
    [[h(7), h(20, 30)]],
    [[h(8), h(19)]],
    [[h(9), h(18)]],
  ),
  hours('Mo-Su,PH 07:00-21:00', [[h(7), h(21)]], [[h(7), h(21)]], [[h(7), h(21)]]),
  hours('Mo-Fr 07:30-19:30; Sa 08:00-18:00; Su,PH off', [[h(7, 30), h(19, 30)]], [[h(8), h(18)]], []),
]

export const cityHours = [
  hours('Mo-Fr 08:00-19:00; Sa 09:00-18:00; Su,PH off', [[h(8), h(19)]], [[h(9), h(18)]], []),
  hours(
    'Mo-Fr 08:00-12:00,14:00-18:30; Sa 08:30-12:00; Su,PH off',
    [
      [h(8), h(12)],
      [h(14), h(18, 30)],
    ],
    [[h(8, 30), h(12)]],
    [],
  ),
  hours('Mo-Sa 08:00-18:30; Su,PH off', [[h(8), h(18, 30)]], [[h(8), h(18, 30)]], []),
  hours(
    'Mo-Fr 08:30-12:30,13:30-18:00; Sa 09:00-12:30,14:00-17:00; Su,PH off',
    [
      [h(8, 30), h(12, 30)],
      [h(13, 30), h(18)],
    ],
    [
      [h(9), h(12, 30)],
      [h(14), h(17)],
    ],
    [],
  ),
]
