import { Check, Languages, type LucideIcon, Monitor, Moon, Sun } from 'lucide-react'
import { useUiText } from '../i18n/create-i18n.ts'
import { isLanguage, languages } from '../i18n/locale.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { IconButton } from './icon-button.tsx'
import { Menu, MenuItem } from './menu.tsx'
import { type Theme, themes, useTheme } from './theme.ts'

/** Switches the language at once, keeping the page and all that was typed. Names stand in their own language. */
export function LanguageSwitch() {
  const t = useUiText()
  const { language, setLanguage } = useLocale()
  return (
    <Menu trigger={<IconButton icon={Languages} label={`${t('language')}: ${languages[language]}`} />}>
      {Object.entries(languages).map(([code, name]) => (
        <MenuItem key={code} onSelect={() => isLanguage(code) && setLanguage(code)}>
          <span className="flex items-center justify-between gap-6" lang={code}>
            {name}
            {code === language && <Check aria-hidden className="size-4" />}
          </span>
        </MenuItem>
      ))}
    </Menu>
  )
}

const icons: Record<Theme, LucideIcon> = { system: Monitor, light: Sun, dark: Moon }

/** Switches between the system's theme, light and dark. */
export function ThemeSwitch() {
  const t = useUiText()
  const [theme, setTheme] = useTheme()
  return (
    <Menu trigger={<IconButton icon={icons[theme]} label={`${t('theme.name')}: ${t(`theme.${theme}`)}`} />}>
      {themes.map((choice) => (
        <MenuItem key={choice} icon={icons[choice]} onSelect={() => setTheme(choice)}>
          <span className="flex items-center justify-between gap-6">
            {t(`theme.${choice}`)}
            {choice === theme && <Check aria-hidden className="size-4" />}
          </span>
        </MenuItem>
      ))}
    </Menu>
  )
}
