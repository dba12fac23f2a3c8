import { useOnline } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'

/** Why nothing can be written now, for a button. */
export function useOffline(): string | undefined {
  const t = useT()
  return useOnline() ? undefined : t('states.offline')
}
