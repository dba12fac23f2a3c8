import { useState } from 'react'
import * as ui from '../src/index.ts'
import { Section } from './section.tsx'

export function Forms() {
  const [seats, setSeats] = useState(1)
  const [tier, setTier] = useState<'none' | 'basic'>()
  return (
    <Section title="Fields">
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="flex max-w-form flex-col gap-6">
          <ui.ErrorSummary
            attempt={1}
            items={[{ field: 'email', message: 'Enter an email address with an @' }]}
          />
          <ui.TextField
            name="email"
            label="Email"
            hint="We send the pass there."
            error="Enter an email address with an @"
            defaultValue="ana.example.org"
          />
          <ui.TextField name="flight" label="Flight number" optional placeholder="TP 435" />
          <ui.TextField name="password" type="password" label="Password" defaultValue="secret" />
          <ui.SelectField
            name="country"
            label="Licence country"
            options={[
              { value: 'fr', label: 'France' },
              { value: 'pt', label: 'Portugal' },
            ]}
          />
        </div>
        <div className="flex max-w-form flex-col gap-6">
          <ui.RadioGroup
            legend="Protection"
            name="tier"
            value={tier}
            onChange={setTier}
            options={[
              { value: 'none', label: 'No thanks', hint: 'You pay up to €1,200 of damage.', aside: '€0' },
              { value: 'basic', label: 'Basic', hint: 'You pay up to €300 of damage.', aside: '€24' },
            ]}
          />
          <ui.Checkbox name="terms" label="I am 25 or older" hint="Under 25, a fee per day is added." />
          <div className="flex items-center justify-between">
            <div>
              <div className="font-medium">Child seat</div>
              <div className="text-muted text-sm">€25 per rental</div>
            </div>
            <ui.Stepper name="Child seat, €25 per rental" value={seats} max={3} onChange={setSeats} />
          </div>
        </div>
      </div>
    </Section>
  )
}
