/** Regions whose week begins on Sunday; elsewhere where we rent it begins on Monday (CLDR). */
const sundayRegions = new Set(
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'.split(
    ' ',
  ),
)

/** The first day of the week in a locale: 0 for Sunday, 1 for Monday. */
export function weekStart(locale: string): 0 | 1 {
  return sundayRegions.has(new Intl.Locale(locale).maximize().region ?? '') ? 0 : 1
}
