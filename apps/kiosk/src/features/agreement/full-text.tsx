import { useT } from '../../i18n/index.ts'

const sections = [
  'parties',
  'drivers',
  'use',
  'return',
  'energy',
  'damage',
  'fines',
  'deposit',
  'data',
] as const

/** The rental agreement, section by section. */
export function FullText() {
  const t = useT()
  return (
    <ol className="flex flex-col gap-8">
      {sections.map((section, index) => (
        <li key={section}>
          <h2 className="text-xl">
            {index + 1}. {t(`agreement.full.${section}.title`)}
          </h2>
          <p className="mt-2">{t(`agreement.full.${section}.text`)}</p>
        </li>
      ))}
    </ol>
  )
}
