import { errorOf, useTRPC } from '@forecourt/client'
import { Button, LogoMark } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { cleanPlate } from '../keypad/clean.ts'
import { Keypad } from '../keypad/keypad.tsx'
import { plateKeys } from '../keypad/layouts.ts'

const wordOf: Record<string, 'wrong' | 'many' | 'failed'> = {
  PAIRING_CODE_WRONG: 'wrong',
  INVALID_INPUT: 'wrong',
  NOT_FOUND: 'wrong',
  TOO_MANY_ATTEMPTS: 'many',
}

/** Makes this device a terminal of the branch whose code is typed. Done once, by staff. */
export function PairScreen({ onPaired }: { onPaired: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const pair = useMutation(
    trpc.gate.pair.mutationOptions({
      onSuccess: (self) => {
        queries.setQueryData(trpc.gate.self.queryKey(), self)
        onPaired()
      },
    }),
  )
  const change = (typed: string) => {
    pair.reset()
    setCode(cleanPlate(typed).slice(0, 8))
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (code.length >= 6) pair.mutate({ code })
  }
  const problem = pair.error && t(`pair.${wordOf[errorOf(pair.error).code] ?? 'failed'}`)
  return (
    <main className="screen h-dvh">
      <div className="stage px-12 pt-16 landscape:pt-6">
        <LogoMark className="size-20 landscape:size-12" />
        <h1 className="mt-8 text-2xl tracking-tight landscape:mt-3">{t('pair.title')}</h1>
        <p className="mt-3 text-lg text-muted">{t('pair.text')}</p>
        <form id="pair" onSubmit={send} className="mt-8 landscape:mt-3">
          <label htmlFor="code" className="mb-3 block font-medium">
            {t('pair.code')}
          </label>
          <input
            ref={field}
            id="code"
            value={code}
            onChange={(event) => change(event.target.value)}
            inputMode="none"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'code-problem' : undefined}
            className="h-[112px] w-full rounded-input border-2 border-control bg-bg px-6 text-center font-bold text-3xl tracking-[0.2em] aria-invalid:border-error landscape:h-[84px]"
          />
        </form>
        {problem && (
          <p id="code-problem" role="alert" className="mt-4 font-medium text-error">
            {problem}
          </p>
        )}
      </div>
      <div className="deck" data-typing>
        <Keypad layout={plateKeys} value={code} onChange={change} />
        <div className="actions flex">
          <Button
            type="submit"
            form="pair"
            wide
            loading={pair.isPending}
            disabledReason={code.length < 6 ? t('pair.short') : undefined}
          >
            {t('pair.action')}
          </Button>
        </div>
      </div>
    </main>
  )
}
