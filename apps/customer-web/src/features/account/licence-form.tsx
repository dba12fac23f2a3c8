import { errorOf, type Outputs, useTRPC } from '@forecourt/client'
import { sendLicenceInput } from '@forecourt/domain/identity/contract'
import {
  Button,
  countryOptions,
  ErrorSummary,
  PictureField,
  SelectField,
  TextField,
  useFormat,
  useOnline,
  useToast,
} from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { useT } from '../../i18n.ts'

const fields = ['holderName', 'country', 'number', 'expiresOn', 'front', 'back'] as const
type Field = (typeof fields)[number]
type Form = Record<Exclude<Field, 'front' | 'back'>, string> & { front: string | null; back: string | null }

const isField = (name: string): name is Field => fields.some((field) => field === name)

/** Details and photos of a driving licence. The photos stay in this page until they are sent, and nowhere else. */
export function LicenceForm({
  accountName,
  onSent,
}: {
  accountName: string
  onSent: (mine: Outputs['licence']['mine']) => void
}) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const online = useOnline()
  const { locale } = useFormat()
  const countries = useMemo(() => countryOptions(locale), [locale])
  const [form, setForm] = useState<Form>({
    ...{ holderName: accountName, country: '', number: '', expiresOn: '', front: null, back: null },
  })
  const [tries, setTries] = useState(0)
  const [wrong, setWrong] = useState<readonly Field[]>([])
  const send = useMutation(
    trpc.licence.send.mutationOptions({
      onSuccess: (mine) => {
        toast(t('licence.sent'))
        onSent(mine)
      },
    }),
  )
  const refused = send.error ? errorOf(send.error) : null
  const refusedAt = refused?.data.errors?.map(({ field }) => field).filter(isField) ?? []
  const isWrong = (field: Field) => wrong.includes(field) || refusedAt.includes(field)
  const errorAt = (field: Field) =>
    isWrong(field)
      ? t(refusedAt.includes('expiresOn') && field === 'expiresOn' ? 'licence.past' : `licence.need.${field}`)
      : undefined
  const set = (change: Partial<Form>) => {
    setForm({ ...form, ...change })
    setWrong(wrong.filter((field) => !(field in change)))
    if (send.isError) send.reset()
  }
  const text = (name: 'holderName' | 'number' | 'expiresOn') => ({
    ...{ name, label: t(`licence.${name}`), value: form[name], error: errorAt(name) },
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  })
  const picture = (name: 'front' | 'back') => ({
    ...{ name, label: t(`licence.${name}`), value: form[name], error: errorAt(name) },
    onChange: (taken: string) => set({ [name]: taken }),
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTries(tries + 1)
    const read = sendLicenceInput.safeParse(form)
    setWrong(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])).filter(isField))
    if (read.success && online) send.mutate(read.data)
  }

  const items = fields.flatMap((field) => {
    const message = errorAt(field)
    return message ? [{ field, message }] : []
  })
  return (
    <form onSubmit={submit} noValidate className="flex max-w-form flex-col gap-5">
      <ErrorSummary attempt={tries} items={items} />
      <TextField {...text('holderName')} autoComplete="name" hint={t('licence.holderNameHint')} />
      <SelectField
        name="country"
        label={t('licence.country')}
        placeholder={t('licence.chooseCountry')}
        options={countries}
        value={form.country}
        error={errorAt('country')}
        onChange={(event) => set({ country: event.currentTarget.value })}
      />
      <TextField {...text('number')} autoComplete="off" autoCapitalize="characters" />
      <TextField {...text('expiresOn')} type="date" hint={t('licence.expiresHint')} />
      <PictureField {...picture('front')} hint={t('licence.photoHint')} />
      <PictureField {...picture('back')} optional />
      <p className="text-muted text-sm">{t('licence.privacy')}</p>
      {refused && refusedAt.length === 0 && (
        <p role="alert" className="font-medium text-error">
          {refused.code === 'UNREACHABLE'
            ? t('shell.errors.unreachable')
            : t('shell.errors.other', { detail: refused.detail })}
        </p>
      )}
      <Button
        type="submit"
        className="self-start"
        loading={send.isPending}
        disabledReason={online ? undefined : t('shell.offlineReason')}
      >
        {t('licence.send')}
      </Button>
    </form>
  )
}
