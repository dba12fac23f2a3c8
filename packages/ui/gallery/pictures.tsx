import * as ui from '../src/index.ts'
import { Row, Section } from './section.tsx'

const bays = ['standard', 'ev', 'accessible', 'oversize'] as const

export function Pictures() {
  return (
    <Section title="Silhouettes and bays">
      <Row>
        <ui.Logo />
        <ui.LogoMark className="size-24" />
      </Row>
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {ui.silhouetteNames.map((name) => (
          <figure key={name}>
            <ui.Silhouette name={name} className="w-full text-brand" />
            <figcaption className="text-muted text-sm">{name}</figcaption>
          </figure>
        ))}
        {bays.map((bay) => (
          <figure key={bay}>
            <ui.Bay bay={bay} className="w-full text-brand" />
            <figcaption className="text-muted text-sm">{bay}</figcaption>
          </figure>
        ))}
      </div>
      <Row>
        {ui.silhouetteNames.map((name) => (
          <ui.Silhouette key={name} name={name} className="h-8" />
        ))}
      </Row>
    </Section>
  )
}
