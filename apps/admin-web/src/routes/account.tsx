import {
  Button,
  Checkbox,
  isLanguage,
  languages,
  PageTitle,
  Segmented,
  themes,
  useLocale,
  useTheme,
  useUiText,
} from '@forecourt/ui'
import { Keyboard } from 'lucide-react'
import { useState } from 'react'
import { useStaff } from '../features/identity/session.ts'
import { Facts } from '../features/kit/facts.tsx'
import { KeysDialog } from '../features/kit/keys-dialog.tsx'
import { Panel } from '../features/kit/panel.tsx'
import { useSingleKeys } from '../features/kit/row-keys.ts'
import { useT } from '../i18n/index.ts'

/** Who is signed in, and how the admin looks and listens on this device. */
export function AccountRoute() {
  const t = useT()
  const staff = useStaff()
  const branches =
    staff.role === 'admin' ? t('account.everywhere') : staff.branches.map(({ name }) => name).join(', ')
  return (
    <>
      <PageTitle className="[&_h1]:text-2xl">{t('account.title')}</PageTitle>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Panel title={t('account.about')}>
          <Facts
            facts={[
              [t('account.name'), staff.name],
              [t('account.email'), staff.email],
              [t('account.role'), t(`role.${staff.role}`)],
              [t('account.branches'), branches],
            ]}
          />
        </Panel>
        <Display />
      </div>
    </>
  )
}

function Display() {
  const t = useT()
  const ui = useUiText()
  const { language, setLanguage } = useLocale()
  const [theme, setTheme] = useTheme()
  const [single, setSingle] = useSingleKeys()
  const [keys, setKeys] = useState(false)
  return (
    <Panel title={t('account.display')}>
      <div className="flex flex-col items-start gap-5">
        <div>
          <p className="mb-1.5 font-medium text-sm">{t('account.language')}</p>
          <Segmented
            label={t('account.language')}
            name="language"
            value={language}
            onChange={setLanguage}
            options={Object.entries(languages).flatMap(([value, label]) =>
              isLanguage(value) ? [{ value, label }] : [],
            )}
          />
        </div>
        <div>
          <p className="mb-1.5 font-medium text-sm">{t('account.theme')}</p>
          <Segmented
            label={t('account.theme')}
            name="theme"
            value={theme}
            onChange={setTheme}
            options={themes.map((value) => ({ value, label: ui(`theme.${value}`) }))}
          />
        </div>
        <Checkbox
          label={t('keys.single')}
          hint={t('keys.singleHint')}
          checked={single}
          onChange={(event) => setSingle(event.target.checked)}
        />
        <Button variant="secondary" size="small" onClick={() => setKeys(true)}>
          <Keyboard aria-hidden className="size-4" />
          {t('keys.show')}
        </Button>
      </div>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </Panel>
  )
}
