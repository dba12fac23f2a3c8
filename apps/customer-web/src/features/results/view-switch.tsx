import { buttonClass, useOnline } from '@forecourt/ui'
import { List, Map as MapIcon } from 'lucide-react'
import { useT } from '../../i18n.ts'

/** On a narrow screen: from the list to the map and back. */
export function ViewSwitch({
  onMap,
  onChange,
}: {
  onMap: boolean
  onChange: (view: 'map' | undefined) => void
}) {
  const t = useT()
  const online = useOnline()
  const Icon = onMap ? List : MapIcon
  return (
    <div
      className={`pointer-events-none fixed inset-x-0 z-30 flex justify-center ${online ? 'bottom-4' : 'bottom-20'}`}
    >
      <button
        type="button"
        className={`${buttonClass('primary')} pointer-events-auto rounded-full! shadow-dialog`}
        onClick={() => onChange(onMap ? undefined : 'map')}
      >
        <Icon aria-hidden className="size-5" />
        {onMap ? t('map.list') : t('map.show')}
      </button>
    </div>
  )
}
