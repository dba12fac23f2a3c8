import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'

const font = (weight: 400 | 700) =>
  fileURLToPath(import.meta.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`))

/** A4 in points, with the margins of a letter. */
const page = { left: 56, right: 539, top: 56, bottom: 786 }
export const ink = { text: '#14181f', muted: '#5b6472', rule: '#c9ced6', brand: '#0b4a55' }

type Style = {
  size?: number
  bold?: boolean
  color?: string
  align?: 'left' | 'right'
  x?: number
  width?: number
}

/**
 * A page on which text is set from the top down. The same texts at the same moment give the same bytes: nothing of the
 * clock, the machine or chance goes in.
 * @param issuedAt the date that the file says it was made on
 */
export function openSheet(title: string, issuedAt: Date, locale: string) {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: locale,
    displayTitle: true,
    info: { Title: title, CreationDate: issuedAt, Producer: 'Forecourt', Creator: 'Forecourt' },
  })
  pdf.registerFont('text', font(400)).registerFont('bold', font(700))
  let y = page.top

  /** Sets a text at the pen and gives its height; the pen stays. */
  function put(text: string, style: Style = {}): number {
    const { size = 9.5, bold = false, color = ink.text, align = 'left', x = page.left } = style
    const width = style.width ?? page.right - x
    // The face has no narrow no-break space, which French puts into amounts.
    const set = text.replaceAll('\u202f', '\u00a0')
    pdf
      .font(bold ? 'bold' : 'text')
      .fontSize(size)
      .fillColor(color)
    const options = { width, align, lineGap: 2 }
    pdf.text(set, x, y, options)
    return pdf.heightOfString(set, options)
  }

  return {
    put,
    /** Sets texts side by side and moves the pen below the tallest. */
    row(cells: [text: string, style: Style][], gap = 6): void {
      y += Math.max(...cells.map(([text, style]) => put(text, style))) + gap
    },
    /**
     * Sets JPEGs side by side, each in a box of this size with its caption below, and moves the pen below them.
     * @param height of the box in points; a picture keeps its shape
     */
    pictures(cells: { picture: Buffer; caption: string }[], columns: number, height: number): void {
      const gap = 12
      const width = (page.right - page.left - gap * (columns - 1)) / columns
      const captions = cells.map(({ picture, caption }, column) => {
        const x = page.left + column * (width + gap)
        pdf.image(picture, x, y, { fit: [width, height] })
        y += height + 4
        const captionHeight = put(caption, { size: 7.5, color: ink.muted, x, width })
        y -= height + 4
        return captionHeight
      })
      y += height + 4 + Math.max(...captions) + gap
    },
    rule(color = ink.rule, gap = 8): void {
      pdf.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.75).strokeColor(color).stroke()
      y += gap
    },
    /** Goes on to a new page unless so much room is left on this one. */
    room(points: number): void {
      if (y + points <= page.bottom) return
      pdf.addPage()
      y = page.top
    },
    skip(points: number): void {
      y += points
    },
    to(at: number): void {
      y = at
    },
    at: () => y,
    page,
    end(): Promise<Buffer> {
      const bytes = buffer(pdf)
      pdf.end()
      return bytes
    },
  }
}

export type Sheet = ReturnType<typeof openSheet>
