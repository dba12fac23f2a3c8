import { LogOut, Printer, Trash2 } from 'lucide-react'
import { useState } from 'react'
import * as ui from '../src/index.ts'
import { Row, Section } from './section.tsx'

export function Layers() {
  const [layer, setLayer] = useState<'dialog' | 'sheet'>()
  const close = () => setLayer(undefined)
  const toast = ui.useToast()
  return (
    <Section title="Layers">
      <Row>
        <ui.Button variant="secondary" onClick={() => setLayer('dialog')}>
          Dialog
        </ui.Button>
        <ui.Button variant="secondary" onClick={() => setLayer('sheet')}>
          Sheet
        </ui.Button>
        <ui.Popover trigger={<ui.Button variant="secondary">Popover</ui.Button>} label="Price explained">
          <p className="max-w-60">Three days at €54.00, fees and tax included.</p>
        </ui.Popover>
        <ui.Menu trigger={<ui.Button variant="secondary">Menu</ui.Button>}>
          <ui.MenuItem icon={Printer}>Print the pass</ui.MenuItem>
          <ui.MenuItem icon={LogOut} disabledReason="Returned already">
            End early
          </ui.MenuItem>
          <ui.MenuSeparator />
          <ui.MenuItem icon={Trash2} danger>
            Cancel booking
          </ui.MenuItem>
        </ui.Menu>
        <ui.Button variant="secondary" onClick={() => toast('Saved')}>
          Toast
        </ui.Button>
      </Row>
      <ui.Dialog
        open={layer === 'dialog'}
        onClose={close}
        title="Cancel this booking?"
        footer={
          <>
            <ui.Button variant="secondary" onClick={close}>
              Keep it
            </ui.Button>
            <ui.Button variant="danger" onClick={close}>
              Cancel booking
            </ui.Button>
          </>
        }
      >
        <p>You paid €182.40. We send €137.40 back to Visa ··42 within 5–10 days.</p>
      </ui.Dialog>
      <ui.Sheet
        open={layer === 'sheet'}
        onClose={close}
        title="Filters"
        footer={<ui.Button onClick={close}>Show 12 cars</ui.Button>}
      >
        <ui.Checkbox name="automatic" label="Automatic gearbox" />
        <ui.Checkbox name="electric" label="Electric" />
      </ui.Sheet>
    </Section>
  )
}
