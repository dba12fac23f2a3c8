import { useTRPC } from '@forecourt/client'
import {
  channels,
  type Preferences,
  setPreferencesInput,
  topics,
} from '@forecourt/domain/notifications/contract'
import {
  Button,
  Checkbox,
  ErrorSummary,
  SelectField,
  TextField,
  useFormat,
  useOnline,
  useToast,
} from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n.ts'

type Consent = Preferences['consents'][number]
const keyOf = ({ topic, channel }: Pick<Consent, 'topic' | 'channel'>) => `${topic}.${channel}`

/** Quiet hours begin and end at full hours here. */
const hours = Array.from({ length: 24 }, (_, hour) => hour)

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Which messages come by text and push beside email, the number, and the hours without any. */
export function PreferencesForm({ preferences }: { preferences: Preferences }) {
  const t = useT()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const online = useOnline()
  const { instant, locale } = useFormat()
  const [allowed, setAllowed] = useState(
    () => new Set(preferences.consents.filter((one) => one.allowed).map(keyOf)),
  )
  const [phone, setPhone] = useState(preferences.phone ?? '')
  const [quiet, setQuiet] = useState({ from: preferences.quietFrom, to: preferences.quietTo })
  const [wrong, setWrong] = useState<{ tries: number; message: string | undefined }>({
    tries: 0,
    message: undefined,
  })
  const save = useMutation(
    trpc.account.setPreferences.mutationOptions({
      onSuccess: () => {
        queries.invalidateQueries({ queryKey: trpc.account.preferences.queryKey() })
        toast(t('notify.saved'))
      },
    }),
  )
  const timeZone = preferences.saved ? preferences.timeZone : ownZone()
  const toggle = (key: string) =>
    setAllowed((now) => new Set(now.has(key) ? without(now, key) : [...now, key]))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const read = setPreferencesInput.safeParse({
      phone: phone.trim() === '' ? null : phone,
      ...{ timeZone: ownZone(), quietFrom: quiet.from, quietTo: quiet.to },
      consents: preferences.consents.map(({ topic, channel }) => ({
        ...{ topic, channel },
        allowed: allowed.has(keyOf({ topic, channel })),
      })),
    })
    if (read.success) {
      setWrong({ tries: 0, message: undefined })
      return save.mutate(read.data)
    }
    const message = t(phone.trim() === '' ? 'notify.needPhone' : 'account.badPhone')
    setWrong(({ tries }) => ({ tries: tries + 1, message }))
  }
  const time = (hour: number) =>
    new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 0, 1, hour)),
    )
  const hourOptions = hours.map((hour) => ({ value: String(hour * 60), label: time(hour) }))
  const shown = channels.filter((channel) => channel !== 'push' || preferences.pushKey !== null)
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-8">
      <ErrorSummary
        attempt={wrong.tries}
        items={wrong.message ? [{ field: 'phone', message: wrong.message }] : []}
      />
      <fieldset>
        <legend className="mb-1 font-bold text-lg">{t('notify.what')}</legend>
        <p className="mb-4 text-muted">{t('notify.email')}</p>
        <ul className="flex flex-col divide-y divide-hairline rounded-card border border-hairline">
          {topics.map((topic) => (
            <li key={topic} className="flex flex-col gap-2 p-4">
              <div>
                <h3 className="font-medium">{t(`notify.topic.${topic}`)}</h3>
                <p className="text-muted text-sm">{t(`notify.topicHint.${topic}`)}</p>
              </div>
              <div className="flex flex-wrap gap-x-8 gap-y-1">
                {shown.map((channel) => {
                  const key = keyOf({ topic, channel })
                  const { since, allowed: was } = preferences.consents.find((one) => keyOf(one) === key) ?? {}
                  return (
                    <Checkbox
                      key={key}
                      name={key}
                      label={t(`notify.channel.${channel}`)}
                      aria-label={`${t(`notify.channel.${channel}`)}: ${t(`notify.topic.${topic}`)}`}
                      {...(since && {
                        hint: t(was ? 'notify.since' : 'notify.until', {
                          when: instant(since, timeZone, 'dateYear'),
                        }),
                      })}
                      checked={allowed.has(key)}
                      onChange={() => toggle(key)}
                    />
                  )
                })}
              </div>
            </li>
          ))}
        </ul>
      </fieldset>
      <TextField
        label={t('notify.phone')}
        hint={t('notify.phoneHint')}
        optional
        type="tel"
        autoComplete="tel"
        name="phone"
        value={phone}
        error={wrong.message}
        onChange={(event) => setPhone(event.target.value)}
      />
      <fieldset>
        <legend className="mb-1 font-bold text-lg">{t('notify.quiet')}</legend>
        <p className="mb-4 text-muted">{t('notify.quietHint', { zone: ownZone().replaceAll('_', ' ') })}</p>
        <div className="grid grid-cols-2 gap-4">
          {(['from', 'to'] as const).map((end) => (
            <SelectField
              key={end}
              label={t(`notify.${end}`)}
              name={`quiet-${end}`}
              value={String(quiet[end])}
              options={hourOptions}
              onChange={(event) => setQuiet({ ...quiet, [end]: Number(event.target.value) })}
            />
          ))}
        </div>
        {quiet.from === quiet.to && <p className="mt-2 text-muted text-sm">{t('notify.never')}</p>}
      </fieldset>
      {save.isError && (
        <p role="alert" className="font-medium text-error">
          {t('notify.notSaved')}
        </p>
      )}
      <Button
        type="submit"
        className="self-start"
        loading={save.isPending}
        disabledReason={online ? undefined : t('shell.offlineReason')}
      >
        {t('notify.save')}
      </Button>
    </form>
  )
}

const without = (keys: ReadonlySet<string>, gone: string): string[] => [...keys].filter((key) => key !== gone)
