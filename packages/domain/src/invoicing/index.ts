/** Invoicing: what we issue to customers, numbered without gaps and never changed, and how it is printed. */
export { creditInvoiced } from './credit-invoiced.ts'
export { type FinishedLine, issueDocument } from './issue-document.ts'
export { printDocument } from './pdf/print-document.ts'
export { ink, openSheet, type Sheet } from './pdf/sheet.ts'
export { documentsOf, findDocument, linesOf } from './store.ts'
