import { useState } from 'react'
import * as ui from '../src/index.ts'
import { Choosing } from './choosing.tsx'
import { Data } from './data.tsx'
import { Forms } from './forms.tsx'
import { Layers } from './layers.tsx'
import { Pictures } from './pictures.tsx'
import { Row, Section } from './section.tsx'

export function Gallery() {
  const [product, setProduct] = useState<ui.Product>('rental')
  return (
    <>
      <ui.SkipLink />
      <ui.AppBar
        brand={<ui.Logo />}
        navLabel="Main"
        nav={
          <>
            <a className={ui.barLinkClass} href="#a" aria-current="page">
              Search
            </a>
            <a className={ui.barLinkClass} href="#b">
              My bookings
            </a>
          </>
        }
      >
        <ui.LanguageSwitch />
        <ui.ThemeSwitch />
      </ui.AppBar>
      <ui.Main>
        <div className="page-column flex flex-col gap-12 py-8">
          <ui.PageTitle lead="Every component, in the sizes of the app that ?app= names.">
            Components
          </ui.PageTitle>
          <Section title="Buttons">
            <Row>
              <ui.Button>Hold and pay €182.40</ui.Button>
              <ui.Button variant="secondary">Change dates</ui.Button>
              <ui.Button variant="quiet">No thanks</ui.Button>
              <ui.Button variant="danger">Cancel booking</ui.Button>
              <ui.Button loading>Search</ui.Button>
              <ui.Button size="small" variant="secondary">
                Small
              </ui.Button>
              <ui.Button disabledReason="Reconnect to search">Search</ui.Button>
            </Row>
          </Section>
          <Section title="Status">
            <Row>
              <ui.BookingChip status="pending" product="rental" heldUntil="14:32" />
              <ui.BookingChip status="confirmed" product="rental" />
              <ui.BookingChip status="active" product="rental" />
              <ui.BookingChip status="active" product="parking" />
              <ui.BookingChip status="active" product="rental" overdueMinutes={25} />
              <ui.BookingChip status="completed" product="rental" />
              <ui.BookingChip status="cancelled" product="rental" />
              <ui.BookingChip status="expired" product="rental" />
              <ui.BookingChip status="no_show" product="rental" />
            </Row>
            <Row>
              {(
                [
                  'available',
                  'held',
                  'reserved',
                  'in_use',
                  'turnaround',
                  'maintenance',
                  'damaged',
                  'offline',
                ] as const
              ).map((state) => (
                <ui.UnitChip key={state} state={state} />
              ))}
            </Row>
          </Section>
          <Section title="Switches">
            <Row>
              <ui.Segmented
                label="Product"
                name="product"
                value={product}
                onChange={setProduct}
                options={[
                  { value: 'rental', label: 'Rental' },
                  { value: 'parking', label: 'Parking' },
                ]}
              />
            </Row>
          </Section>
          <Choosing />
          <Forms />
          <Data />
          <Layers />
          <Pictures />
        </div>
        <ui.BottomBar
          summary={
            <>
              <p className="font-bold text-lg">
                <ui.Money minor={18240} currency="EUR" />
              </p>
              <p className="text-muted text-sm">3 days, tax included</p>
            </>
          }
          action={<ui.Button>Continue</ui.Button>}
        />
      </ui.Main>
      <ui.Footer small="© Forecourt">
        <a href="#help" className="link">
          Help
        </a>
      </ui.Footer>
    </>
  )
}
